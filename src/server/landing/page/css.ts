import { cssForms } from "./css-forms.ts";
import { cssSections } from "./css-sections.ts";

// The warning must take 7 % of the page whatever its length (38-FZ art. 28.1). A percentage row in a grid of automatic
// height counts as auto while the height is found, then becomes that share of it: the band grows with the page.
const cssFrame = `
:root{color-scheme:light dark;--paper:#fff;--wash:#f6f3ee;--card:#fff;--ink:#17213b;--soft:#535d75;--line:#dfd9ce;--field:#8a92a6;--blue:#1d4ed8;--fill:#1d4ed8;--tint:#e8eefc;--navy:#101a38;--warn:#fdf0c4;--warn-ink:#3a2900;--warn-line:#dcb44c;--red:#b3261e;--red-tint:#fdeceb;--green:#0e6b46;--shade:0 1px 2px #17213b14,0 8px 24px #17213b0f}
@media screen and (prefers-color-scheme:dark){:root{--paper:#0e1426;--wash:#0a0f1e;--card:#161e35;--ink:#edf0f7;--soft:#aeb7cb;--line:#2a3450;--field:#6d7893;--blue:#9bb8ff;--fill:#3159d6;--tint:#1d2a50;--navy:#0a1023;--warn:#33260a;--warn-ink:#ffe9b3;--warn-line:#7a5f1f;--red:#ff9d94;--red-tint:#3a1a1c;--green:#7fd6ac;--shade:none}}
*,::before,::after{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;background:var(--paper)}
body{margin:0;color:var(--ink);background:var(--paper);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
.landing{display:grid;grid-template:max-content max-content minmax(9%,max-content) max-content max-content/minmax(0,1fr)}
.landing>main{display:grid;grid-row:2/5;grid-template-rows:subgrid;grid-template-columns:minmax(0,1fr)}
.landing>.bottom{grid-row:5}
@media(min-width:48rem){body{font-size:1.0625rem}}
main:focus{outline:0}
h1,h2,h3,h4,p,ul,ol,dl,dd,fieldset{margin:0;padding:0}
ul,ol{list-style:none}
h1,h2,h3{line-height:1.2;text-wrap:balance;letter-spacing:-.012em;hyphens:auto}
h1,h2{hyphens:manual}
h1{font-size:clamp(1.9rem,1.35rem + 2.5vw,3.25rem);line-height:1.1;letter-spacing:-.025em}
h2{font-size:clamp(1.5rem,1.25rem + 1.1vw,2.125rem)}
h3{font-size:1.1875rem}
a{color:var(--blue);text-underline-offset:.18em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px;border-radius:4px}
small{font-size:.875em;font-weight:400;color:var(--soft)}
.soft{color:var(--soft);font-size:.9375rem}
.big{font-size:1.125em;line-height:1.5}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;z-index:2;padding:.7rem 1rem;background:#fff;color:#17213b;border-radius:8px}
.skip:focus{top:.5rem}
.wrap{width:min(70rem,100% - 2.5rem);margin-inline:auto}
.narrow{max-width:52rem}
.top,.hero,.bottom{background:var(--navy);color:#fff}
.top a,.bottom a{color:#fff}
.top :focus-visible,.hero .lead :focus-visible,.bottom :focus-visible{outline-color:#fff}
.top .wrap{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1.5rem;padding-block:.75rem}
.brand{display:inline-flex;align-items:center;gap:.6rem;font-size:1.3rem;font-weight:700;letter-spacing:-.01em;text-decoration:none;min-height:44px}
.mark{width:1.75rem;color:#84a5ff}
.top nav{display:flex;order:3;flex-basis:100%;justify-content:space-between;gap:.25rem .5rem;border-top:1px solid #ffffff24;padding-top:.25rem;flex-wrap:wrap}
.top nav a{padding:.6rem 0;font-size:.9375rem;text-decoration:none;color:#d5def7}
.top nav a:hover{text-decoration:underline}
.call{margin-left:auto;text-align:right;line-height:1.3}
.call small{display:block;color:#b9c5e6}
.tel{font-weight:700;white-space:nowrap;text-decoration:none}
.call .tel,.bottom .tel{display:inline-block;padding:.25rem 0}
@media(max-width:47.99rem){.call small{display:none}.call .tel{padding:.7rem 0}}
@media(min-width:48rem){.top nav{order:0;flex-basis:auto;border:0;padding:0;gap:1.5rem;margin-left:1rem}}
.bottom .wrap{display:grid;gap:1.5rem;padding-block:2.5rem;font-size:.9375rem;color:#c9d3ee}
.bottom li a{display:inline-block;padding:.3rem 0}
@media(min-width:48rem){.bottom .wrap{grid-template-columns:1.3fr 1fr 1.2fr;gap:2.5rem}}
.text{padding-block:3rem}
.text .wrap{max-width:44rem;display:grid;gap:1rem}
.text h1,h2{hyphens:manual}
h1{font-size:clamp(1.75rem,1.4rem + 1.6vw,2.5rem)}
.text h2{font-size:1.25rem;margin-top:.75rem}
.text .card{display:grid;gap:.6rem;padding:1.25rem}
.text .card h2{margin:0}
.text .card li{padding-left:1.1rem;position:relative}
.text .card li::before{content:"";position:absolute;left:0;top:.68em;width:.4rem;height:.4rem;border-radius:50%;background:var(--blue)}
.phones b{font-size:1.25rem;white-space:nowrap}
.over{font-weight:600;font-size:.9375rem;color:var(--blue)}
body:not(.landing){display:grid;min-height:100dvh;grid-template:auto 1fr auto/minmax(0,1fr)}
@media print{:root{color-scheme:light}*{background:none!important;color:#000!important;box-shadow:none!important}.landing,.landing>main{display:block}.top nav,form,.skip,.hero .rampart,.button,.status{display:none!important}.warning{border:2pt solid;break-inside:avoid}#quiz:not(:has(.advice)){display:none}details>*{display:block!important}details::details-content{content-visibility:visible;height:auto}section,.hero{padding-block:.5rem!important}li,.card{break-inside:avoid}.hero .wrap{display:block!important}}
@media(prefers-reduced-motion:no-preference){.button,.chips span{transition:background-color .15s,border-color .15s}}
`;

/** The one style element of every page; its hash goes into the content security policy. */
export const landingCss = squeeze(cssFrame + cssForms + cssSections);

function squeeze(css: string): string {
  return css.replace(/\n+/g, "");
}
