import { html, type Html } from "../../kernel/html.ts";
import type { CourtCase, Person } from "./model.ts";
import { tieSums } from "./typography.ts";

export const peopleSection = (people: Person[]): Html | false =>
  people.length > 0 &&
  html`<section id="people" class="wash"><div class="wrap">
<h2>Кто ведёт дело</h2>
<p class="under">У каждого дела один ответственный юрист. Его имя и телефон вы получите сразу после договора.</p>
<ul class="people">${people.map((person) => html`<li><span class="face" aria-hidden="true">${initials(person.name)}</span><span><b>${person.name}</b><br>${person.role}</span></li>`)}</ul>
</div></section>`;

export const casesSection = (cases: CourtCase[]): Html | false =>
  cases.length > 0 &&
  html`<section id="cases"><div class="wrap">
<h2>Дела, которые можно проверить</h2>
<p class="under">Найдите номер в <a href="https://kad.arbitr.ru/" rel="noreferrer" target="_blank">картотеке арбитражных дел</a>. Прошлые дела не предсказывают исход вашего.</p>
<ul class="cases">${cases.map((one) => html`<li><h3>${tieSums(one.title)}</h3><p class="number"><b>${one.number}</b> · ${one.court}</p><p>${tieSums(one.text)}</p></li>`)}</ul>
</div></section>`;

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join("");
}
