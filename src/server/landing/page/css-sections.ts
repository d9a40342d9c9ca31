export const cssSections = `
.hero{position:relative;overflow:clip;background:radial-gradient(60rem 34rem at 88% -10%,#2c4fae,transparent 70%),var(--navy)}
.rampart{position:absolute;left:-5rem;bottom:-9rem;width:34rem;color:#ffffff09;pointer-events:none}
.hero .wrap{position:relative;display:grid;gap:2rem;padding-block:2rem 2.75rem}
.lead{display:grid;gap:1.1rem;align-content:center}
.lead .over{color:#a9c0ff}
.lead .big{color:#dbe3f8}
.whom{display:grid;gap:.55rem}
.whom li{position:relative;padding-left:1.9rem;color:#eef2fd}
.whom li::before{content:"";position:absolute;left:.1rem;top:.28em;width:1.1rem;height:.95rem;background:#84a5ff;clip-path:polygon(0 0,22% 0,22% 28%,39% 28%,39% 0,61% 0,61% 28%,78% 28%,78% 0,100% 0,100% 60%,50% 100%,0 60%)}
.facts{display:grid;grid-template-columns:auto 1fr 1fr;gap:1rem;border-top:1px solid #ffffff2b;padding-top:1.1rem}
@media(min-width:40rem){.facts{grid-template-columns:repeat(3,auto);justify-content:start;column-gap:2.75rem}}
.facts dt{font-size:1.1875rem;font-weight:700}
.facts dd{color:#c3cfee;font-size:.875rem;line-height:1.35;max-width:11rem}
@media(min-width:56rem){.hero .wrap{grid-template-columns:1.1fr 27rem;gap:4rem;padding-block:3rem 3.5rem;align-items:start}.lead{gap:1.4rem;padding-top:2rem}}
.warning{display:grid;align-items:center;min-height:20rem;padding:2.5rem 0;background:var(--warn);color:var(--warn-ink);border-block:1px solid var(--warn-line)}
@supports not (grid-template-rows:subgrid){.warning{min-height:clamp(40rem,80rem - 44vw,70rem)}}
.warning .wrap{display:grid;gap:1.75rem;align-items:center}
.warning svg{width:5rem;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round;opacity:.75}
@media(min-width:64rem){@supports not (grid-template-rows:subgrid){.warning{min-height:clamp(40rem,80rem - 44vw,70rem)}}
.warning .wrap{grid-template-columns:auto 1fr;gap:4rem}.warning svg{width:11rem}}
.warning p{font-size:min(8.9vw,1.9rem + 1.45vw,2.85rem);line-height:1.28;font-weight:700;letter-spacing:-.015em;text-wrap:pretty;hyphens:manual}
section:not(.warning){padding-block:clamp(2.25rem,1.4rem + 3vw,4.5rem)}
.wash{background:var(--wash)}
.under{color:var(--soft);max-width:44rem;margin:.5rem 0 1.5rem}
.ways,.steps,.prices,.people,.cases{display:grid;gap:1rem}
.ways{margin-bottom:1.25rem}
.ways>li{display:grid;gap:.6rem;align-content:start;padding:1.2rem;border:1px solid var(--line);border-radius:16px;background:var(--card)}
.ways h3{font-size:1.0625rem}
.ways p:last-child{color:var(--soft);font-size:.9375rem}
.sum b{display:block;font-size:1.5rem;line-height:1.2;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.sum span{color:var(--soft);font-size:.9375rem}
.ways .sum span{color:var(--ink)}
@media(min-width:40rem){.ways{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media(min-width:64rem){.ways{grid-template-columns:repeat(4,minmax(0,1fr))}.ways>li{grid-row:span 3;grid-template-rows:subgrid}}
.steps{counter-reset:n;gap:0}
.steps li{counter-increment:n;position:relative;padding:0 0 1.5rem 3.5rem}
.steps li::before{content:counter(n);position:absolute;left:0;top:-.15rem;display:grid;place-items:center;width:2.25rem;height:2.25rem;border-radius:50%;background:var(--fill);color:#fff;font-weight:700;z-index:1}
.steps li:not(:last-child)::after{content:"";position:absolute;left:1.125rem;top:0;bottom:0;border-left:2px solid var(--line)}
.steps li:last-child{padding-bottom:0}
.time{margin:.1rem 0 .25rem;color:var(--blue);font-weight:600;font-size:.9375rem}
@media(min-width:48rem){.steps{grid-template-columns:repeat(2,minmax(0,1fr));column-gap:3rem;grid-auto-flow:column;grid-template-rows:repeat(4,auto)}.steps li:nth-child(4){padding-bottom:0}.steps li:nth-child(4)::after{display:none}}
.prices .card{display:grid;gap:1rem;align-content:start;padding:1.4rem}
.prices .sum b{font-size:1.875rem}
.in li,.out li{position:relative;padding-left:1.6rem;margin-bottom:.35rem}
.in li::before{content:"";position:absolute;left:.15rem;top:.38em;width:.8rem;height:.4rem;border:solid var(--green);border-width:0 0 2.5px 2.5px;transform:rotate(-45deg)}
.out{padding-top:.9rem;border-top:1px dashed var(--line);font-size:.9375rem}
.out h4{font-size:.9375rem;margin-bottom:.4rem}
.out li::before{content:"";position:absolute;left:.15rem;top:.68em;width:.75rem;border-top:2.5px solid var(--warn-line)}
@media(min-width:56rem){.prices{grid-template-columns:repeat(3,minmax(0,1fr))}.prices .card{grid-row:span 5;grid-template-rows:subgrid}.prices .button{align-self:end}}
.people li{display:flex;gap:1rem;align-items:center}
.face{flex:none;display:grid;place-items:center;width:3.25rem;height:3.25rem;border-radius:14px;background:var(--tint);color:var(--blue);font-weight:700}
.cases li{padding:1.2rem 0 0;border-top:2px solid var(--line)}
.cases .number{margin:.35rem 0 .5rem;color:var(--soft);font-size:.9375rem}
.cases b{color:var(--ink);white-space:nowrap}
@media(min-width:40rem){.people{grid-template-columns:repeat(auto-fit,minmax(15rem,1fr))}}
@media(min-width:56rem){.cases{grid-template-columns:repeat(3,minmax(0,1fr));gap:2rem}}
.questions{border-top:1px solid var(--line);margin-top:1.25rem}
details{border-bottom:1px solid var(--line)}
summary{position:relative;padding:1rem 2.5rem 1rem 0;font-weight:600;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary::after{content:"";position:absolute;right:.5rem;top:1.45rem;width:.6rem;height:.6rem;border:solid var(--blue);border-width:0 2.5px 2.5px 0;transform:rotate(45deg)}
[open]>summary::after{transform:rotate(225deg);top:1.7rem}
details p,details ul{margin-bottom:.9rem}
details li,.advice li{position:relative;padding-left:1.2rem}
details li{margin-bottom:.35rem}
details li::before,.advice li::before{content:"";position:absolute;left:0;top:.66em;width:.4rem;height:.4rem;border-radius:50%;background:var(--blue)}
`;
