import { expect, test } from "vitest";
import { quizAdvice, textProblems, type QuizAnswers } from "../rules.ts";
import { exampleFirm, exampleLanding } from "./example.ts";
import { renderDocument, renderLanding, renderMessagePage, renderThankYou, type LandingModel } from "./index.ts";
import { tieSums } from "./typography.ts";

const page = (changes: Partial<LandingModel> = {}) => renderLanding({ ...exampleLanding, ...changes });
const plain = (markup: string) =>
  markup
    .replace(/<style>.*?<\/style>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&nbsp;/g, " ");
const answers: QuizAnswers = { sum: 750_000, overdue: "long", housing: "mortgage", income: "wage", deals: "yes" };
const stopWords = [
  "гарантируем списание",
  "спишем все долги",
  "100%",
  "освободим от долгов",
  "государственная программа списания",
  "не платите",
];

test("the statutory warning stands word for word, right after the form and before the quiz", () => {
  const text = page();
  expect(text.split(exampleLanding.warning)).toHaveLength(2);
  expect(text.indexOf('id="application"')).toBeLessThan(text.indexOf(exampleLanding.warning));
  expect(text.indexOf(exampleLanding.warning)).toBeLessThan(text.indexOf('id="quiz"'));
});

test("sections keep the agreed order", () => {
  const found = [...page().matchAll(/<(?:section|form|footer)[^>]*?(?:id="(\w+)"|class="(warning|bottom)")/g)].map(
    ([, id, name]) => id ?? name,
  );
  expect(found).toEqual([
    "application",
    "warning",
    "quiz",
    "ways",
    "steps",
    "prices",
    "people",
    "cases",
    "questions",
    "bottom",
  ]);
});

test("nothing on the page promises, and headlines do not even mention it", () => {
  const text = page({ quiz: { answers, advice: quizAdvice(answers, exampleLanding.limits) } });
  expect(textProblems(plain(text), stopWords)).toEqual([]);
  const headlines = [...text.matchAll(/<(h[1-6]|title|summary|dt|legend)[^>]*>(.*?)<\/\1>/gs)].map(([, , inner]) =>
    plain(inner ?? ""),
  );
  expect(headlines.length).toBeGreaterThan(20);
  expect(textProblems(headlines.join(" . "), ["спиш", "списа", "освобо", "избав", "гарантируем"])).toEqual([]);
});

test("both consents are unticked, each with its own document", () => {
  const form = page().match(/<form id="application".*?<\/form>/s)?.[0] ?? "";
  expect(form).not.toContain("checked");
  expect(form).toMatch(/name="consent" value="true" required/);
  expect(form).toContain('href="/documents/consent"');
  expect(form).toContain('href="/documents/advertising-consent"');
  expect(form).toContain("редакция 2026-11");
});

test("after a refusal what was typed is kept, and each sentence is beside its field and linked from the top", () => {
  const text = page({
    form: {
      ...exampleLanding.form,
      values: {
        name: 'А"><script>',
        phone: "12",
        debtAmount: "450 тыс",
        comment: "<b>",
        consent: true,
        advertisingConsent: false,
      },
      errors: { phone: "Проверьте номер", form: "Попробуйте ещё раз" },
    },
  });
  expect(text).not.toContain("<script>");
  expect(text).toContain('value="А&#34;&#62;&#60;script&#62;"');
  expect(text).toContain(
    'value="12" type="tel" autocomplete="tel" required maxlength="40" placeholder="+7 900 000-00-00" aria-invalid="true" aria-describedby="e-phone"',
  );
  expect(text).toContain('<a href="#f-phone">Телефон: Проверьте номер</a>');
  expect(text).toMatch(/id="errors" role="alert" tabindex="-1">\s*<p>Попробуйте ещё раз/);
  expect(text).toMatch(/name="consent" value="true" checked/);
});

test("the mark, the campaign and the trap travel with the form; the trap is out of sight and reach", () => {
  const text = page();
  expect(text).toContain('name="mark" value="mark-of-the-example-form-0000000000000000"');
  expect(text).toContain('name="utm_source" value="yandex" data-utm');
  expect(text).toMatch(
    /<p class="trap" aria-hidden="true">.*name="website" data-trap tabindex="-1" autocomplete="off"/,
  );
});

test("the quiz asks without scripts, answers in place and names what is left", () => {
  expect(page()).toContain('method="get" action="/#quiz"');
  const advice = quizAdvice(answers, exampleLanding.limits);
  expect(page({ quiz: { answers, advice } })).toContain(`<h3>${advice.title}</h3>`);
  expect(page({ quiz: { answers, advice } }).match(/ checked/g)).toHaveLength(5);
  const { deals: _, ...started } = answers;
  expect(page({ quiz: { answers: started, advice: null } })).toContain(
    "Осталось ответить: «Продавали или дарили имущество за 3 года?»",
  );
});

test("no inline script, no inline style and nothing from other sites", () => {
  const text = page({ scriptUrl: "/assets/landing-1.js" });
  expect(text.match(/<script/g)).toHaveLength(1);
  expect(text).toContain('<script type="module" src="/assets/landing-1.js"></script>');
  expect(text).not.toMatch(/ (style|on\w+)=/);
  expect(text).not.toMatch(/src="(https?:)?\/\//);
});

test("sections without content are not shown empty", () => {
  const text = page({ cases: [], people: [], prices: [], questions: [] });
  expect(text).not.toMatch(/id="(cases|people|prices)"/);
  expect(text).toContain("Когда банкротиться не стоит?");
});

test("the thank-you page says the number, who calls and when, and how to write instead", () => {
  const text = renderThankYou({ firm: exampleFirm, number: 1042, callWhen: "завтра, 24 ноября, после 9:00" });
  expect(text).toContain("Позвоним завтра, 24 ноября, после 9:00.");
  expect(text).toContain("+7\u00a0913\u00a0555-12-34");
  expect(text).toContain(exampleFirm.address);
  const mobile = renderThankYou({ firm: { ...exampleFirm, phone: "+79130000000" }, number: 1, callWhen: "сегодня" });
  expect(mobile).toContain('href="sms:+79130000000"');
  expect(renderThankYou({ firm: { ...exampleFirm, email: "a@b.ru" }, number: 1, callWhen: "сегодня" })).toContain(
    "mailto:a@b.ru?subject=",
  );
});

test("a document shows its edition, sections, items and paragraphs, and escapes its text", () => {
  const body = "Даю согласие <b>.\n\n## Данные\n\n- имя;\n- телефон\n\nКонец.";
  const text = renderDocument({ firm: exampleFirm, title: "Согласие", version: "2026-11", body });
  expect(text).toContain("<h1>Согласие</h1>");
  expect(text).toContain("Редакция 2026-11");
  expect(text).toContain("<p>Даю согласие &#60;b&#62;.</p>");
  expect(text).toContain("<h2>Данные</h2>");
  expect(text).toContain("<ul><li>имя;</li><li>телефон</li></ul>");
});

test("a message page escapes what it is given", () => {
  expect(renderMessagePage({ firm: exampleFirm, title: "<i>", text: "&" })).toContain("<h1>&#60;i&#62;</h1>");
});

test("sums stay in one line", () => {
  expect(tieSums("всего 120 000 ₽, 1,3 млн ₽, дом 5 кв. 100")).toBe(
    "всего 120\u00a0000\u00a0₽, 1,3\u00a0млн\u00a0₽, дом 5 кв. 100",
  );
});
