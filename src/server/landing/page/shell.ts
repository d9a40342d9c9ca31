import { html, trustedMarkup, type Html, type HtmlPart } from "../../kernel/html.ts";
import { landingCss } from "./css.ts";
import { paths, type Firm } from "./model.ts";

type Shell = {
  firm: Firm;
  title: string;
  description?: string;
  scriptUrl?: string | null;
  /** The landing page is found by search; what comes after it is not. */
  indexed?: boolean;
  menu?: boolean;
  main: Html;
};

export function renderShell({ firm, title, description, scriptUrl, indexed, menu, main }: Shell): string {
  return String(html`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
${description && html`<meta name="description" content="${description}">`}
${!indexed && html`<meta name="robots" content="noindex">`}
<meta name="theme-color" content="#101a38">
<link rel="icon" href="${iconUrl}">
<style>${trustedMarkup(landingCss)}</style>
${scriptUrl && html`<script type="module" src="${scriptUrl}"></script>`}
</head>
<body${indexed && html` class="landing"`}>
<a class="skip" href="#main">К содержанию</a>
${header(firm, menu ?? false)}
${main}
${footer(firm)}
</body>
</html>`);
}

/** A page of text: thanks, documents, messages. */
export const textMain = (...parts: HtmlPart[]): Html =>
  html`<main id="main" class="text" tabindex="-1"><div class="wrap">${parts}</div></main>`;

export function phoneLink(phone: string, className = ""): Html {
  return html`<a class="tel ${className}" href="tel:${phone}">${showPhone(phone)}</a>`;
}

/** +7 391 200-00-00; a number of another country is shown as it is. */
export function showPhone(phone: string): string {
  const found = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone);
  return found ? `+7\u00a0${found[1]}\u00a0${found[2]}-${found[3]}-${found[4]}` : phone;
}

/** A shield whose upper edge is a bastion wall, with a gate in it. */
export const mark = (className: string): Html =>
  html`<svg class="${className}" viewBox="0 0 24 24" aria-hidden="true"><path fill="currentColor" fill-rule="evenodd" d="${markPath}"/></svg>`;

const markPath =
  "M3 2h4v3h3V2h4v3h3V2h4v10.2c0 5-3.7 8.3-9 10.6-5.3-2.3-9-5.6-9-10.6zM9.5 19.3l2.5 1.3 2.5-1.3V14a2.5 2.5 0 0 0-5 0z";

const iconUrl = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#3f6ae6" fill-rule="evenodd" d="${markPath}"/></svg>`)}`;

const header = (firm: Firm, menu: boolean): Html => html`<header class="top"><div class="wrap">
<a class="brand" href="${paths.home}">${mark("mark")}<span>${firm.name}</span></a>
${menu && html`<nav aria-label="Разделы"><a href="#quiz">Проверить себя</a><a href="#steps">Шаги</a><a href="#prices">Цены</a><a href="#questions">Вопросы</a></nav>`}
${firm.phone && html`<p class="call">${phoneLink(firm.phone)}<small>${firm.hoursText}</small></p>`}
</div></header>`;

const footer = (firm: Firm): Html => html`<footer class="bottom"><div class="wrap">
<div><p class="brand">${mark("mark")}<span>${firm.name}</span></p><p>${firm.legalName}${firm.inn && html`<br>ИНН&nbsp;${firm.inn}`}${firm.ogrn && html` · ОГРН&nbsp;${firm.ogrn}`}${firm.address && html`<br>${firm.address}`}</p></div>
<p>${firm.phone && html`${phoneLink(firm.phone)}<br>`}${firm.hoursText}${firm.email && html`<br><a href="mailto:${firm.email}">${firm.email}</a>`}</p>
<ul><li><a href="${paths.policy}">Политика обработки персональных данных</a></li><li><a href="${paths.consent}">Согласие на обработку данных</a></li><li><a href="${paths.advertising}">Согласие на рекламу</a></li></ul>
</div></footer>`;
