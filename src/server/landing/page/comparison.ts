import { compareWays, describeWays, type ComparisonAssumptions, type WayName } from "../../../api/comparison.ts";
import { formatRoundRubles, formatRubles } from "../../../api/rubles.ts";
import { html, type Html } from "../../kernel/html.ts";
import type { LandingModel } from "./model.ts";

/** Works without the script as an example with figures; the script shows the two fields and counts the same way. */
export function comparisonSection({ comparison, limits }: LandingModel): Html {
  const given: ComparisonAssumptions = { ...comparison.assumptions, mfcMin: limits.mfcMin, mfcMax: limits.mfcMax };
  const { debt, monthly } = comparison.example;
  const lines = describeWays(compareWays(comparison.example, given), given);
  return html`<section id="ways" data-assumptions="${JSON.stringify(given)}"><div class="wrap">
<h2>Четыре пути и сколько они стоят</h2>
<p class="under" data-example>Пример: долг ${formatRubles(debt)}, платёж ${formatRubles(monthly)} в месяц.</p>
<form class="sums" hidden>
<p class="field"><label for="w-debt">Долг, ₽</label><input id="w-debt" inputmode="numeric" autocomplete="off" value="${formatRubles(debt).replace(/[^\d]+$/, "")}"></p>
<p class="field"><label for="w-monthly">Могу платить в месяц, ₽</label><input id="w-monthly" inputmode="numeric" autocomplete="off" value="${formatRubles(monthly).replace(/[^\d]+$/, "")}"></p>
<p class="soft" role="status" data-note></p>
</form>
<ul class="ways">${wayTexts(given).map(
    ({ name, title, text }) => html`<li><h3>${title}</h3>
<p class="sum"><b data-way="${name}.sum">${lines[name].sum}</b><span data-way="${name}.time">${lines[name].time}</span></p><p>${text}</p></li>`,
  )}</ul>
<p class="soft">Это оценка, не оферта. Считаем, что ставка — ${given.yearlyRatePercent}&nbsp;% годовых, кредитор согласится на ${given.agreedRatePercent}&nbsp;% и ${given.agreedMonths}&nbsp;месяцев, а в суде понадобятся наша работа (${formatRubles(given.feeKopecks)}), депозит управляющему (${formatRubles(given.depositKopecks)}), публикации и почта (около ${formatRubles(given.noticesKopecks)}). Штрафы, обеспечение и продажу имущества расчёт не учитывает.</p>
</div></section>`;
}

const wayTexts = (given: ComparisonAssumptions): { name: WayName; title: string; text: string }[] => [
  {
    name: "keepPaying",
    title: "Платить дальше",
    text: "Имущество и кредитная история остаются при вас. Подходит, если платёж по силам и доход надёжный.",
  },
  {
    name: "agree",
    title: "Договориться с кредиторами",
    text: "Новый график, рассрочка, каникулы. Кредитор вправе отказать, с каждым говорят отдельно. Начать можно самому и бесплатно.",
  },
  {
    name: "mfc",
    title: "Пойти в МФЦ",
    text: `Долги от ${formatRoundRubles(given.mfcMin)} до ${formatRoundRubles(given.mfcMax)} и одно из законных оснований. Последствия те же, что у суда. Юрист не обязателен.`,
  },
  {
    name: "court",
    title: "Пойти в суд",
    text: "Имущество, кроме защищённого законом, могут продать. Исход решает суд, часть долгов остаётся в любом случае.",
  },
];
