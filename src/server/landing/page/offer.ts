import { duration } from "../../../api/comparison.ts";
import { formatRubles } from "../../../api/rubles.ts";
import { html, type Html } from "../../kernel/html.ts";
import type { LandingModel, Price } from "./model.ts";
import { tieSums } from "./typography.ts";

/** Durations are the firm's own terms of work and the usual length of court stages, not promises. */
const steps = [
  [
    "Разбор",
    "звонок — 15 минут, ответ — до 5 рабочих дней",
    "Смотрим долги, доход, имущество, сделки. Говорим, какой путь подходит и стоит ли начинать.",
  ],
  ["Договор", "до 5 дней", "Цена и график платежей — в договоре. Доверенность — только на ваше дело."],
  ["Документы", "2–6 недель", "Вы присылаете фото, мы запрашиваем остальное и следим, чтобы справки не устарели."],
  ["Заявление", "до 2 недель", "Составляем заявление, опись и список кредиторов, рассылаем копии и подаём в суд."],
  [
    "Проверка судом",
    "1–3 месяца",
    "Суд принимает заявление, вы вносите депозит, в заседании решается, какая процедура начнётся.",
  ],
  [
    "Процедура",
    "от 6 месяцев, суд может продлить",
    "Её ведёт финансовый управляющий. Мы отвечаем на запросы и спорим с лишними требованиями.",
  ],
  ["Завершение", "заседание суда", "Объясним решение, его последствия и то, какие долги остались."],
] as const;

export const stepsSection = ({
  courtMonthsFrom,
  courtMonthsTo,
  mfcMonths,
}: LandingModel["comparison"]["assumptions"]): Html => html`<section id="steps" class="wash"><div class="wrap">
<h2>Как идёт дело в суде</h2>
<p class="under">Обычно ${courtMonthsFrom}–${courtMonthsTo} месяцев от договора. Внесудебный путь короче: в МФЦ процедура длится ${duration(mfcMonths)}.</p>
<ol class="steps">${steps.map(([title, time, text]) => html`<li><h3>${title}</h3><p class="time">${time}</p><p>${text}</p></li>`)}</ol>
</div></section>`;

export const pricesSection = (prices: Price[]): Html | false =>
  prices.length > 0 &&
  html`<section id="prices"><div class="wrap">
<h2>Цены и что в них не входит</h2>
<p class="under">Цена закреплена в договоре. Обязательные расходы — депозит, публикации, почта — в неё не входят и названы отдельно.</p>
<ul class="prices">${prices.map(priceCard)}</ul>
</div></section>`;

const priceCard = (price: Price): Html => html`<li class="card"><h3>${price.title}</h3>
<p class="sum"><b>${formatRubles(price.priceKopecks)}</b><span>${tieSums(price.per)}</span></p>
<ul class="in">${price.includes.map((line) => html`<li>${tieSums(line)}</li>`)}</ul>
${price.notIncluded.length > 0 && html`<div class="out"><h4>Не входит</h4><ul>${price.notIncluded.map((line) => html`<li>${tieSums(line)}</li>`)}</ul></div>`}
<a class="button quiet" href="#application">Обсудить<span class="sr">: ${price.title}</span></a></li>`;
