import { html, trustedMarkup } from "./html.ts";

type Json = Record<string, unknown>;
const object = (value: unknown): Json => (typeof value === "object" && value !== null ? { ...value } : {});
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** `/api/docs`: the printed OpenAPI as one readable page, without scripts. */
export function docsPage(spec: Json): string {
  const rows = Object.entries(object(spec["paths"])).flatMap(([path, methods]) =>
    Object.entries(object(methods)).map(([method, operation]) => ({ path, method, operation: object(operation) })),
  );
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Oplot API</title>
<style>${trustedMarkup(CSS)}</style></head><body><main><h1>Oplot API</h1>
<p>OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>. Sign in with a cookie (<code>POST /api/session</code>) or <code>Authorization: Bearer</code>.</p>
${rows.map(
  ({
    path,
    method,
    operation,
  }) => html`<details><summary><b class="${method}">${method.toUpperCase()}</b> <code>${path}</code> <span>${text(operation["summary"])}</span> <i>${text(operation["x-right"])}</i></summary>
<pre>${JSON.stringify({ parameters: operation["parameters"], body: operation["requestBody"], responses: operation["responses"] }, null, 1)}</pre></details>`,
)}</main></body></html>`;
  return String(page);
}

const CSS = `:root{color-scheme:light dark;--line:#d7dce6;--soft:#5b6577}@media(prefers-color-scheme:dark){:root{--line:#333d4f;--soft:#a5b0c4}}
body{font:15px/1.5 system-ui,sans-serif;margin:0}main{max-width:60rem;margin:2rem auto;padding:0 1rem}
details{border-bottom:1px solid var(--line)}summary{padding:.6rem 0;cursor:pointer}summary b{display:inline-block;width:4.5rem}summary span{color:var(--soft)}summary i{float:right;color:var(--soft)}
pre{overflow:auto;font-size:12px;max-height:30rem}`;
