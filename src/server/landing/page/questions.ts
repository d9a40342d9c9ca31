import { formatRoundRubles } from "../../../api/rubles.ts";
import { html, type Html } from "../../kernel/html.ts";
import type { Limits } from "../rules.ts";
import type { LandingModel } from "./model.ts";
import { tieSums } from "./typography.ts";

/** The first two stand on every edition of the page; an editor adds to them and cannot take them away. */
export const questionsSection = ({
  questions,
  limits,
}: LandingModel): Html => html`<section id="questions" class="wash"><div class="wrap narrow">
<h2>Вопросы, которые задают до договора</h2>
<div class="questions">
${whenNot(limits)}
${freeWay(limits)}
${questions.map(({ q, a }) => html`<details><summary>${q}</summary>${a.split(/\n+/).map((line) => html`<p>${tieSums(line)}</p>`)}</details>`)}
</div>
</div></section>`;

const whenNot = (limits: Limits): Html => html`<details><summary>Когда банкротиться не стоит?</summary><ul>
<li>Долг меньше ${formatRoundRubles(limits.mfcMin)} или вы погасите его за год-два.</li>
<li>Доход позволяет платить, а кредитор готов на новый график.</li>
<li>Главный долг — алименты или возмещение вреда: он останется.</li>
<li>Есть имущество, с которым нельзя расстаться, или ипотека, которую вы ещё тянете.</li>
<li>Недавно дарили или продавали имущество, взяли кредит и ни разу не заплатили: сначала к юристу.</li>
<li>Вы руководите компанией и хотите остаться её директором.</li>
</ul><p>Если это про вас, мы так и скажем на первом разборе.</p></details>`;

const freeWay = (limits: Limits): Html => html`<details><summary>Можно ли без вас и бесплатно?</summary>
<p>Да. МФЦ по месту жительства принимает заявление бесплатно, если долгов от ${formatRoundRubles(limits.mfcMin)} до ${formatRoundRubles(limits.mfcMax)} без штрафов и пеней и есть одно из оснований:</p><ul>
<li>приставы окончили производство, потому что взять нечего, и новых нет;</li>
<li>главный доход — пенсия или ежемесячное пособие на ребёнка, исполнительный лист давно предъявлен, имущества нет;</li>
<li>исполнительный лист выдан много лет назад и так и не погашен.</li>
</ul><p>Нужны паспорт, заявление и список всех кредиторов с суммами. Точные сроки по каждому основанию скажут в МФЦ или мы — тоже бесплатно.</p></details>`;
