import { html, type Html } from "../../kernel/html.ts";
import { comparisonSection } from "./comparison.ts";
import { hero } from "./hero.ts";
import type { LandingModel } from "./model.ts";
import { pricesSection, stepsSection } from "./offer.ts";
import { questionsSection } from "./questions.ts";
import { quizSection } from "./quiz.ts";
import { renderShell } from "./shell.ts";
import { casesSection, peopleSection } from "./trust.ts";

export function renderLanding(model: LandingModel): string {
  const { firm } = model;
  const failed = Object.keys(model.form.errors).length > 0;
  return renderShell({
    firm,
    title: `${failed ? "Проверьте форму — " : ""}${firm.name}: юридическая помощь должникам${firm.city ? `, ${firm.city}` : ""}`,
    description: `Разберём долги спокойно и по закону, ${firm.city}. Скажем, нужно ли вам банкротство, и покажем бесплатные пути. Первый разбор — 0 ₽.`,
    scriptUrl: model.scriptUrl,
    indexed: true,
    menu: true,
    main: html`<main id="main" tabindex="-1">
${hero(model)}
${warningBand(model.warning)}
<div class="rest">
${quizSection(model)}
${comparisonSection(model)}
${stepsSection(model.comparison.assumptions)}
${pricesSection(model.prices)}
${peopleSection(model.people)}
${casesSection(model.cases)}
${questionsSection(model)}
</div>
</main>`,
  });
}

/** 38-FZ art. 28.1: word for word, at least 7 % of the page. Its height is a share of the page, kept by the grid in the style sheet. */
const warningBand = (text: string): Html =>
  html`<section class="warning" aria-label="Предупреждение по закону о рекламе"><div class="wrap">
<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3.5 2.5 20.5h19zM12 10v5M12 17.6v.1"/></svg><p>${text}</p></div></section>`;
