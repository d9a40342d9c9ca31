import { html, type Html } from "../../kernel/html.ts";
import { quizQuestions, type Advice, type Question, type QuizAnswers } from "../rules.ts";
import { paths, type LandingModel } from "./model.ts";

export const quizSection = ({
  quiz,
  limits,
  utm,
}: LandingModel): Html => html`<section id="quiz" class="wash"><div class="wrap">
<h2>Подходит ли мне банкротство</h2>
<p class="under">Пять вопросов, ответ сразу. Телефон для него не нужен, ответы мы не сохраняем.</p>
<div id="quiz-answer" role="status" tabindex="-1">${answer(quiz.answers, quiz.advice, quizQuestions(limits))}</div>
<form class="quiz" method="get" action="${paths.home}#quiz">
${quizQuestions(limits).map((question) => fieldset(question, quiz.answers))}
${Object.entries(utm).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="go"><button class="button">Узнать ответ</button><p class="soft">Это совет, а не заключение юриста: решение зависит от документов.</p></div>
</form>
</div></section>`;

const fieldset = (
  { name, title, choices }: Question,
  answers: Partial<QuizAnswers>,
): Html => html`<fieldset><legend>${title}</legend><div class="chips">
${choices.map(({ value, label }) => html`<label><input type="radio" name="${name}" value="${value}" required${value === chosen(answers, name) && html` checked`}><span>${label}</span></label>`)}
</div></fieldset>`;

function chosen(answers: Partial<QuizAnswers>, name: keyof QuizAnswers): string | undefined {
  const value = answers[name];
  return value === null ? "unknown" : value === undefined ? undefined : String(value);
}

function answer(answers: Partial<QuizAnswers>, advice: Advice | null, questions: Question[]): Html | false {
  if (advice) return adviceCard(advice);
  const missing = questions.filter(({ name }) => answers[name] === undefined);
  if (missing.length === questions.length) return false;
  return html`<p class="advice">Осталось ответить: ${missing.map(({ title }) => `«${title}»`).join(", ")}</p>`;
}

const adviceCard = (advice: Advice): Html => html`<div class="advice"><h3>${advice.title}</h3><p>${advice.text}</p>
<dl><div><dt>Бесплатно</dt><dd>${advice.free}</dd></div>
<div><dt>Что проверить</dt><dd><ul>${advice.cautions.map((caution) => html`<li>${caution}</li>`)}</ul></dd></div></dl>
<p><a href="#application">Обсудить с юристом</a></p></div>`;
