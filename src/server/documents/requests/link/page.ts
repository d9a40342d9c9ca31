import { html, type Html } from "../../../kernel/html.ts";
import { outsidePage } from "../../../kernel/outside-page.ts";
import { words, type Lang } from "./words.ts";

const STYLE = `
:root{color-scheme:light dark;--ink:#16202c;--quiet:#5b6776;--paper:#fff;--ground:#f4f6f8;--line:#dde3ea;--act:#1d5fd0;--onact:#fff;--good:#157347;--bad:#b42318;--warn:#8a5a00}
@media(prefers-color-scheme:dark){:root{--ink:#e8edf3;--quiet:#9aa6b4;--paper:#182029;--ground:#10161d;--line:#2b3642;--act:#7db0ff;--onact:#0b1622;--good:#66c28f;--bad:#ff9a8f;--warn:#f0c36d}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;padding:16px;background:var(--ground);color:var(--ink);font:17px/1.5 Inter,system-ui,"Segoe UI",Roboto,sans-serif}
main{width:100%;max-width:560px;margin:0 auto}
.firm{color:var(--quiet);font-size:15px;margin:4px 0 12px}
h1{font-size:24px;line-height:1.25;margin:0 0 8px;font-weight:650}
h2{font-size:18px;line-height:1.3;margin:0 0 2px;font-weight:600;overflow-wrap:anywhere}
p{margin:0 0 12px}.quiet{color:var(--quiet);font-size:15px}
section{background:var(--paper);border:1px solid var(--line);border-radius:16px;padding:18px 16px;margin:0 0 12px;scroll-margin-top:12px}
.state{display:inline-block;font-size:15px;font-weight:600;margin:6px 0 4px}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
form{display:grid;gap:8px;margin-top:12px}
label{display:block;font-size:15px;color:var(--quiet)}
input[type=file]{display:block;width:100%;min-height:52px;margin-top:4px;padding:12px;border:1px dashed var(--line);border-radius:10px;color:inherit;background:transparent;font:inherit}
button,input::file-selector-button{font:600 16px/1.2 inherit;font-family:inherit}
button{min-height:52px;border-radius:10px;border:1px solid var(--act);background:var(--act);color:var(--onact);cursor:pointer}
details>summary{min-height:44px;display:flex;align-items:center;color:var(--act);font-weight:600;cursor:pointer}
button:focus-visible,input:focus-visible,summary:focus-visible{outline:3px solid var(--act);outline-offset:2px}
`;

const frame = (lang: Lang, firm: string, title: string, body: Html): string =>
  outsidePage({
    lang,
    firm,
    title,
    style: STYLE,
    body: html`<h1>${title}</h1>
      ${body}`,
  });

export interface AskedPaper {
  id: number;
  title: string;
  about: string;
  help: string;
  state: "needed" | "requested" | "received" | "accepted" | "rejected";
  isRequired: boolean;
  pages: number;
  rejection: string;
}

export interface RequestPage {
  lang: Lang;
  firm: string;
  path: string;
  until: string;
  papers: readonly AskedPaper[];
  /** Of which paper something is to be said, and what. */
  problem: { itemId: number; text: string } | null;
}

/** The client's list: each paper with its own form, without a script. */
export function requestPage(page: RequestPage): string {
  const t = words[page.lang];
  const left = page.papers.filter(({ state }) => state === "needed" || state === "requested" || state === "rejected");
  return frame(
    page.lang,
    page.firm,
    t.title,
    html`${
      left.length === 0
        ? html`<p class="good" role="status">✓ ${t.allDone}</p>`
        : html`<p>${t.lead}</p>
            <p class="quiet">${t.left}: ${left.length}</p>`
    }
      ${page.papers.map((paper) => card(page, paper))}
      <p class="quiet">${t.until} ${page.until}.</p>`,
  );
}

function card(page: RequestPage, paper: AskedPaper): Html {
  const t = words[page.lang];
  const isOpen = paper.state === "needed" || paper.state === "requested" || paper.state === "rejected";
  const problem = page.problem?.itemId === paper.id ? page.problem.text : "";
  return html`<section id="p${paper.id}">
    <h2>${paper.title}</h2>
    ${paper.about !== "" && html`<p class="quiet">${paper.about}</p>`} ${state(page.lang, paper)}
    ${isOpen && paper.help !== "" && html`<p class="quiet">${paper.help}</p>`}
    ${problem !== "" && html`<p class="bad" role="alert">${problem}</p>`}
    ${isOpen && form(page, paper)}
    ${
      paper.state === "received" &&
      html`<details>
      <summary>${t.more}</summary>
      ${form(page, paper)}
    </details>`
    }
  </section>`;
}

function state(lang: Lang, paper: AskedPaper): Html {
  const t = words[lang];
  const count = paper.pages > 0 ? ` · ${t.pages}: ${paper.pages}` : "";
  if (paper.state === "accepted") return html`<p class="state good">✓ ${t.done}</p>`;
  if (paper.state === "received") return html`<p class="state warn">◔ ${t.received}${count}</p>`;
  if (paper.state === "rejected")
    return html`<p class="state bad">✕ ${t.rejected}</p>
      <p>${paper.rejection}</p>`;
  return html`<p class="state">○ ${t.needed}${!paper.isRequired && `, ${t.optional}`}</p>`;
}

const form = (page: RequestPage, paper: AskedPaper): Html => {
  const t = words[page.lang];
  return html`<form method="post" action="${page.path}/${paper.id}" enctype="multipart/form-data">
    <label>
      ${t.take}
      <input type="file" name="photo" accept="image/*" capture="environment" />
    </label>
    <label>
      ${t.choose}
      <input type="file" name="files" accept="image/*,.heic,.heif,application/pdf" multiple />
    </label>
    <button type="submit">${t.send}</button>
  </form>`;
};

export const noRequestPage = (lang: Lang, firm: string, isOver: boolean): string =>
  isOver
    ? frame(lang, firm, words[lang].gone, html`<p>${words[lang].why}</p>`)
    : frame(lang, firm, words[lang].none, html`<p>${words[lang].check}</p>`);
