import { html, type Html } from "../../kernel/html.ts";
import { paths, type Firm, type ThankYouModel } from "./model.ts";
import { phoneLink, renderShell, showPhone, textMain } from "./shell.ts";

export function renderThankYou({ firm, number, callWhen }: ThankYouModel): string {
  return renderShell({
    firm,
    title: `Заявка № ${number} принята — ${firm.name}`,
    main: textMain(
      html`<p class="over">Заявка № ${number}</p>
<h1>Мы получили вашу заявку</h1>
<p class="big">Позвоним ${callWhen}. Работаем ${firm.hoursText}.</p>
${callers(firm)}
<div class="card"><h2>Что приготовить к разговору</h2><ul>
<li>Кому и сколько должны: банки, займы, коммуналка, налоги, алименты</li>
<li>Когда платили в последний раз</li>
<li>Письма суда и приставов, если есть. Дата, когда вы получили приказ, важнее всего: срок на возражения короткий</li>
<li>Доход, жильё, машина; что продавали или дарили за три года</li></ul>
<p>Ничего страшного, если знаете не всё: разберёмся вместе.</p></div>
<div class="card"><h2>Не хотите звонков?</h2><p>${writeInstead(firm, number)}</p></div>
<p><a href="${paths.home}">На главную</a></p>`,
    ),
  });
}

/** From which numbers we call; a firm that named none says nothing rather than something empty. */
function callers(firm: Firm): Html | null {
  const phones = firm.callFromPhones.length > 0 ? firm.callFromPhones : [firm.phone].filter(Boolean);
  if (phones.length === 0) return null;
  return html`<div class="card"><h2>С какого номера ждать звонка</h2><ul class="phones">${phones.map((phone) => html`<li><b>${showPhone(phone)}</b></li>`)}</ul>
<p>Если звонят с другого номера и называются нами, положите трубку${firm.phone && html` и перезвоните сами: ${phoneLink(firm.phone)}`}. Коды из СМС и данные карт мы не спрашиваем.</p></div>`;
}

/** A text message reaches a mobile number only, so a city number is not offered for writing. */
function writeInstead(firm: Firm, number: string | number): Html {
  const rest = `и укажите номер заявки ${number}: ответим письменно.`;
  if (firm.email)
    return html`Напишите на <a href="mailto:${firm.email}?subject=${encodeURIComponent(`Заявка № ${number}`)}">${firm.email}</a> ${rest}`;
  if (firm.phone.startsWith("+79"))
    return html`Напишите СМС на <a href="sms:${firm.phone}">${showPhone(firm.phone)}</a> ${rest}`;
  if (firm.address) return html`Напишите нам по адресу ${firm.address} ${rest}`;
  return html`Скажите об этом в первом же разговоре: дальше будем только писать.`;
}
