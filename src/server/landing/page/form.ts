import type { FormField } from "../../../api/form-sentences.ts";
import { html, type Html } from "../../kernel/html.ts";
import { paths, type ApplicationForm, type LandingModel } from "./model.ts";

export function applicationForm({ form, utm, firm, consentVersion }: LandingModel): Html {
  return html`<form id="application" class="card" method="post" action="${paths.applications}#errors" data-phone="${firm.phone}">
<h2>Бесплатный разбор или звонок</h2>
<p class="soft">Звоним в рабочее время: ${firm.hoursText}. Не хотите звонков — так и напишите.</p>
${errorSummary(form)}
${field(form, "name", "Как к вам обращаться", html`type="text" autocomplete="name" required minlength="2" maxlength="100"`)}
${field(form, "phone", "Телефон", html`type="tel" autocomplete="tel" required maxlength="40" placeholder="+7 900 000-00-00"`)}
${field(form, "debtAmount", html`Сумма долгов, ₽ <small>примерно, можно пропустить</small>`, html`type="text" inputmode="numeric" autocomplete="off" maxlength="30" placeholder="450 000"`)}
${commentField(form)}
${checkbox(form, "consent", html`Даю <a href="${paths.consent}" target="_blank">согласие на обработку персональных данных</a> <small>(редакция ${consentVersion})</small>`, true)}
${checkbox(form, "advertisingConsent", html`Согласен получать <a href="${paths.advertising}" target="_blank">рекламу</a> <small>(необязательно)</small>`, false)}
<input type="hidden" name="mark" value="${form.mark}">
${Object.entries(utm).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" data-utm>`)}
<p class="trap" aria-hidden="true"><label>Оставьте пустым <input name="${form.trapName}" data-trap tabindex="-1" autocomplete="off"></label></p>
<button class="button">Получить разбор</button>
<p class="status" role="status" aria-live="polite"></p>
<p class="soft">Как мы храним данные — в&nbsp;<a href="${paths.policy}">политике обработки</a>.</p>
</form>`;
}

const titles: Record<FormField, string> = {
  name: "Имя",
  phone: "Телефон",
  debtAmount: "Сумма долгов",
  comment: "О ситуации",
  consent: "Согласие",
  advertisingConsent: "Реклама",
};
const fieldNames: FormField[] = ["name", "phone", "debtAmount", "comment", "consent", "advertisingConsent"];

/** The form is sent to this fragment, so without scripts too the browser comes here with its focus. */
function errorSummary({ errors }: ApplicationForm): Html {
  const wrong = fieldNames.filter((name) => errors[name]);
  if (wrong.length === 0 && !errors.form) return html`<div class="errors" id="errors" tabindex="-1" hidden></div>`;
  return html`<div class="errors" id="errors" role="alert" tabindex="-1">
<p>${errors.form ?? "Заявка пока не отправлена. Исправьте, пожалуйста:"}</p>
${wrong.length > 0 && html`<ul>${wrong.map((name) => html`<li><a href="#f-${name}">${titles[name]}: ${errors[name]}</a></li>`)}</ul>`}
</div>`;
}

type TypedField = "name" | "phone" | "debtAmount";

const field = (form: ApplicationForm, name: TypedField, label: Html | string, attributes: Html): Html =>
  html`<p class="field"><label for="f-${name}">${label}</label>
<input id="f-${name}" name="${name}" value="${form.values[name]}" ${attributes}${wrongMarks(form, name)}>${problem(form, name)}</p>`;

const commentField = (form: ApplicationForm): Html =>
  html`<p class="field"><label for="f-comment">Что случилось и когда удобно говорить <small>можно пропустить</small></label>
<textarea id="f-comment" name="comment" rows="2" maxlength="2000"${wrongMarks(form, "comment")}>${form.values.comment}</textarea>${problem(form, "comment")}</p>`;

const checkbox = (
  form: ApplicationForm,
  name: "consent" | "advertisingConsent",
  label: Html,
  required: boolean,
): Html =>
  html`<p class="field check"><label><input id="f-${name}" type="checkbox" name="${name}" value="true"${form.values[name] && html` checked`}${required && html` required`}${wrongMarks(form, name)}><span>${label}</span></label>${problem(form, name)}</p>`;

const wrongMarks = (form: ApplicationForm, name: FormField): Html | false =>
  form.errors[name] !== undefined && html` aria-invalid="true" aria-describedby="e-${name}"`;

/** Always there, so that the script only fills it. */
const problem = ({ errors }: ApplicationForm, name: FormField): Html =>
  html`<span class="problem" id="e-${name}"${!errors[name] && html` hidden`} data-title="${titles[name]}">${errors[name]}</span>`;
