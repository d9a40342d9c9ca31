import { html, type Html } from "../../kernel/html.ts";
import { outsidePage } from "../../kernel/outside-page.ts";

type Lang = "ru" | "en";

const words = {
  ru: {
    title: "Вам передали файл",
    until: "Открывается до",
    save: "Скачать",
    look: "Посмотреть",
    gone: "Ссылка больше не открывается",
    why: "Её срок закончился или её закрыли. Попросите у того, кто её прислал, новую.",
    none: "Такой ссылки нет",
    check: "Возможно, адрес скопирован не целиком.",
    bytes: ["Б", "КБ", "МБ", "ГБ"],
  },
  en: {
    title: "A file was passed to you",
    until: "Opens until",
    save: "Download",
    look: "View",
    gone: "The link no longer opens",
    why: "Its term is over or it was closed. Ask whoever sent it for a new one.",
    none: "There is no such link",
    check: "The address may not have been copied whole.",
    bytes: ["B", "KB", "MB", "GB"],
  },
};

const STYLE = `
:root{color-scheme:light dark;--ink:#16202c;--quiet:#5b6776;--paper:#fff;--ground:#f4f6f8;--line:#dde3ea;--act:#1d5fd0;--onact:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e8edf3;--quiet:#9aa6b4;--paper:#182029;--ground:#10161d;--line:#2b3642;--act:#7db0ff;--onact:#0b1622}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--ground);color:var(--ink);
font:16px/1.5 Inter,system-ui,"Segoe UI",Roboto,sans-serif}
main{width:100%;max-width:480px;background:var(--paper);border:1px solid var(--line);border-radius:16px;padding:32px 28px}
.firm{color:var(--quiet);font-size:14px;margin:0 0 20px}
h1{font-size:20px;line-height:1.3;margin:0 0 16px;font-weight:600}
.name{font-weight:600;overflow-wrap:anywhere;margin:0}
.facts{color:var(--quiet);font-size:14px;margin:4px 0 24px;font-variant-numeric:tabular-nums}
.acts{display:flex;flex-wrap:wrap;gap:12px}
a{display:inline-flex;align-items:center;min-height:44px;padding:0 20px;border-radius:10px;text-decoration:none;font-weight:600;
border:1px solid var(--line);color:var(--ink)}
a.main{background:var(--act);border-color:var(--act);color:var(--onact)}
a:focus-visible{outline:3px solid var(--act);outline-offset:2px}
`;

const frame = (lang: Lang, firm: string, title: string, body: Html): string =>
  outsidePage({ lang, firm, title, style: STYLE, body });

interface Passed {
  name: string;
  size: number;
  /** In words of the firm's zone. */
  until: string;
  canShow: boolean;
  href: string;
}

export function linkPage(lang: Lang, firm: string, file: Passed): string {
  const t = words[lang];
  const look = file.canShow ? html`<a href="${file.href}/file">${t.look}</a>` : null;
  return frame(
    lang,
    firm,
    t.title,
    html`<h1>${t.title}</h1>
      <p class="name">${file.name}</p>
      <p class="facts">${sizeWords(file.size, t.bytes)} · ${t.until} ${file.until}</p>
      <div class="acts"><a class="main" href="${file.href}/file?save=1" download>${t.save}</a>${look}</div>`,
  );
}

export function noLinkPage(lang: Lang, firm: string, isOver: boolean): string {
  const t = words[lang];
  const [title, text] = isOver ? [t.gone, t.why] : [t.none, t.check];
  return frame(lang, firm, title, html`<h1>${title}</h1><p>${text}</p>`);
}

function sizeWords(size: number, units: readonly string[]): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, size)) / 10));
  return `${(size / 1024 ** step).toFixed(step === 0 ? 0 : 1).replace(/\.0$/, "")} ${units[step] ?? ""}`;
}
