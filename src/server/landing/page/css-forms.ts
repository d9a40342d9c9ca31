export const cssForms = `
.card{background:var(--card);border:1px solid var(--line);border-radius:16px;box-shadow:var(--shade)}
.button{display:inline-flex;align-items:center;justify-content:center;min-height:3.125rem;padding:.6rem 1.5rem;border:1px solid transparent;border-radius:12px;background:var(--fill);color:#fff;font:inherit;font-weight:600;line-height:1.2;text-decoration:none;text-align:center;cursor:pointer}
.button:hover{background:color-mix(in srgb,var(--fill) 86%,#000)}
.button[aria-disabled=true]{opacity:.65;cursor:progress}
.quiet{background:var(--tint);color:var(--blue)}
.quiet:hover{background:color-mix(in srgb,var(--tint) 86%,var(--blue))}
.field label{display:block;font-weight:600;margin-bottom:.3rem}
.field small{display:inline-block}
.field input:not([type=checkbox]),.field textarea{display:block;width:100%;min-height:2.875rem;padding:.55rem .85rem;border:1px solid var(--field);border-radius:10px;background:var(--paper);color:var(--ink);font:inherit}
.field textarea{resize:vertical}
::placeholder{color:var(--soft);opacity:1}
.field [aria-invalid]{border-color:var(--red)!important;outline:1px solid var(--red)}
.field [aria-invalid]:focus-visible{outline:3px solid var(--blue)}
.problem{display:block;margin-top:.3rem;color:var(--red);font-size:.9375rem;font-weight:500}
[hidden]{display:none!important}
.check label{display:flex;gap:.7rem;font-weight:400;font-size:.9375rem;line-height:1.4;margin:0;padding-block:.25rem;cursor:pointer}
.check input{flex:none;width:1.5rem;height:1.5rem;margin:0;accent-color:var(--fill)}
.check .problem{padding-left:2.2rem;margin:0}
.errors{padding:.9rem 1rem;border:1px solid var(--red);border-radius:10px;background:var(--red-tint);font-size:.9375rem}
.errors p{font-weight:600}
.errors a{display:inline-block;padding:.25rem 0;color:var(--red)}
.trap{position:absolute;left:-9999px;top:0}
.status:empty{display:none}
.status{font-weight:500}
#application{position:relative;display:grid;gap:.9rem;padding:1.5rem 1.25rem;color:var(--ink)}
#application h2{font-size:1.5rem}
#application .button{width:100%}
.quiz{display:grid;gap:.75rem}
fieldset{border:1px solid var(--line);border-radius:16px;background:var(--card);padding:.9rem 1rem 1rem;min-width:0}
legend{float:left;width:100%;font-weight:600;padding:0;margin-bottom:.6rem}
.chips{clear:both;display:flex;flex-wrap:wrap;gap:.4rem}
.chips label{position:relative;cursor:pointer}
.chips input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.chips span{display:flex;align-items:center;gap:.45rem;min-height:2.75rem;padding:.35rem .75rem;border:1px solid var(--field);border-radius:1.4rem;font-size:.9375rem;line-height:1.25}
.chips span::before{content:"";flex:none;width:.9rem;height:.9rem;border:1.5px solid var(--field);border-radius:50%}
.chips label:hover span{border-color:var(--blue)}
.chips :checked+span{border-color:var(--blue);background:var(--tint);font-weight:600}
.chips :checked+span::before{border:.28rem solid var(--blue)}
.chips :focus-visible+span{outline:3px solid var(--blue);outline-offset:2px}
@media(forced-colors:active){.chips :checked+span{border-width:3px}}
.go{display:flex;flex-direction:column;justify-content:center;gap:.8rem}
@media(min-width:40rem){#application{padding:1.75rem}.quiz{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media(min-width:64rem){.quiz{grid-template-columns:repeat(3,minmax(0,1fr))}}
.advice{display:grid;gap:.8rem;margin-bottom:1.25rem;padding:1.25rem 1.4rem;border:1px solid var(--line);border-left:5px solid var(--green);border-radius:12px;background:var(--card)}
.advice h3{font-size:1.375rem}
.advice dl{display:grid;gap:.8rem 2rem}
.advice dt{font-weight:600;color:var(--green)}
.advice li{margin-bottom:.3rem}
@media(min-width:48rem){.advice dl{grid-template-columns:repeat(2,minmax(0,1fr))}}
.sums{display:grid;gap:1rem;margin-bottom:1.5rem;max-width:40rem}
@media(min-width:30rem){.sums{grid-template-columns:repeat(2,minmax(0,1fr))}.sums .soft{grid-column:1/-1}}
.sums .soft:empty{display:none}
`;
