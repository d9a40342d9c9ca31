import { html, type Html } from "../../kernel/html.ts";
import { outsidePage } from "../../kernel/outside-page.ts";

const STYLE = `
:root{color-scheme:light dark;--ink:#16202c;--quiet:#5b6776;--paper:#fff;--ground:#f4f6f8;--line:#dde3ea;--act:#1d5fd0;--onact:#fff;--good:#0d6b41;--goodsoft:#e4f6ec;--bad:#b42318;--badsoft:#fde9e7}
@media(prefers-color-scheme:dark){:root{--ink:#e8edf3;--quiet:#9aa6b4;--paper:#182029;--ground:#10161d;--line:#2b3642;--act:#7db0ff;--onact:#0b1622;--good:#62d391;--goodsoft:#0f3321;--bad:#ff9d93;--badsoft:#451814}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--ground);color:var(--ink);
font:17px/1.5 Inter,system-ui,"Segoe UI",Roboto,sans-serif}
main{width:100%;max-width:520px;background:var(--paper);border:1px solid var(--line);border-radius:16px;padding:28px 24px}
.firm{color:var(--quiet);font-size:15px;margin:0 0 16px}
h1{font-size:22px;line-height:1.3;margin:0 0 8px;font-weight:600;overflow-wrap:anywhere}
p{margin:0 0 16px}.quiet{color:var(--quiet);font-size:15px}
.good,.bad{padding:12px 16px;border-radius:10px;font-weight:600}
.good{margin:20px 0 8px;color:var(--good);background:var(--goodsoft)}.bad{color:var(--bad);background:var(--badsoft)}
main>.quiet:last-child{margin:20px 0 0;padding:16px 0 0;border-top:1px solid var(--line)}main>a.act,form>:last-child{margin-bottom:0}
form{border-top:1px solid var(--line);margin:20px 0 0;padding:20px 0 0}
label{display:block;margin:0 0 12px}.tick{display:flex;gap:12px;align-items:flex-start}
.tick{margin-bottom:20px}.tick input{width:24px;height:24px;flex:none;margin:1px 0 0;accent-color:var(--act)}
input.code{display:block;width:100%;min-height:56px;margin-top:6px;border:1px solid var(--line);border-radius:10px;background:transparent;
color:inherit;font:600 26px/1 ui-monospace,monospace;letter-spacing:.3em;text-align:center}
a.act,button{display:flex;align-items:center;justify-content:center;width:100%;min-height:52px;padding:0 20px;border-radius:10px;
text-decoration:none;font:inherit;font-weight:600;border:1px solid var(--line);background:transparent;color:var(--ink);cursor:pointer;margin:0 0 12px}
.main{background:var(--act)!important;border-color:var(--act)!important;color:var(--onact)!important}
a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid var(--act);outline-offset:2px}
`;

const frame = (firm: string, title: string, body: Html): string =>
  outsidePage({ lang: "ru", firm, title, style: STYLE, body });

export interface PaperPage {
  firm: string;
  title: string;
  /** "№ 45/2026 от 12.03.2026". */
  number: string;
  path: string;
  isPdf: boolean;
  until: string;
  state: "read" | "ask" | "code" | "signed";
  phone: string;
  consent: string;
  signedAt: string;
  problem: string;
}

/** The paper for its client: read it, and sign where that is asked. Without scripts; a form a step. */
export function paperPage(page: PaperPage): string {
  return frame(
    page.firm,
    page.title,
    html`<h1>${page.title}</h1>
      <p class="quiet">${page.number.replaceAll("№ ", "№\u00a0")}</p>
      ${page.problem && html`<p class="bad" role="alert">${page.problem}</p>`}
      <a class="act ${page.state === "read" && "main"}" href="${page.path}/file">
        ${page.isPdf ? "Открыть документ" : "Скачать документ (Word)"}
      </a>
      ${steps(page)}
      <p class="quiet">Ссылка личная: не пересылайте её. Она открывается до ${page.until}.</p>`,
  );
}

function steps(page: PaperPage): Html | null {
  if (page.state === "signed")
    return html`<p class="good" role="status">✓ Документ подписан ${page.signedAt}</p>
      <p class="quiet">Сохраните его себе: откройте и скачайте.</p>`;
  if (page.state === "ask")
    return html`<form method="post" action="${page.path}/code">
      <p>Чтобы подписать, прочитайте документ и получите код. Мы пришлём его в СМС на номер ${page.phone}.</p>
      <button class="main" type="submit">Получить код</button>
    </form>`;
  if (page.state === "code")
    return html`<form method="post" action="${page.path}/sign">
        <label class="tick">
          <input type="checkbox" name="agree" value="yes" required />
          <span>${page.consent.replaceAll("№ ", "№\u00a0")}</span>
        </label>
        <label>
          Код из СМС
          <input
            class="code"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            pattern="[0-9 ]{6,7}"
            maxlength="7"
            required
          />
        </label>
        <button class="main" type="submit">Подписать</button>
      </form>
      <form method="post" action="${page.path}/code">
        <p class="quiet">Код отправлен на ${page.phone} и действует 10 минут.</p>
        <button type="submit">Прислать новый код</button>
      </form>`;
  return null;
}

export const noPaperPage = (firm: string, isOver: boolean): string =>
  frame(
    firm,
    isOver ? "Ссылка больше не открывается" : "Такой ссылки нет",
    isOver
      ? html`<h1>Ссылка больше не открывается</h1>
          <p>Её срок закончился или её закрыли. Попросите у нас новую.</p>`
      : html`<h1>Такой ссылки нет</h1>
          <p>Возможно, адрес скопирован не целиком.</p>`,
  );
