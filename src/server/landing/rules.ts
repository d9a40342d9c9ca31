// The quiz gives advice, never a promise: the free way first, then what must be checked before any bankruptcy.
import { formatRoundRubles, formatRubleRange } from "../../api/rubles.ts";

/** Kopecks, from the dated rule table. */
export type Limits = { mfcMin: number; mfcMax: number; courtDuty: number };

export type QuizAnswers = {
  /** Rubles in the middle of the chosen band, or null for "I do not know". */
  sum: number | null;
  overdue: "none" | "short" | "long" | "ended";
  housing: "only" | "mortgage" | "several" | "none";
  income: "wage" | "pension" | "none";
  deals: "no" | "yes";
};

export type Advice = {
  way: "count" | "not-needed" | "creditors" | "mfc" | "court" | "compare";
  title: string;
  text: string;
  free: string;
  cautions: string[];
};

export type Choice = { value: string; label: string };
export type Question = { name: keyof QuizAnswers; title: string; choices: Choice[] };

export function quizQuestions(limits: Limits): Question[] {
  return [
    {
      name: "sum",
      title: "Сколько всего долгов?",
      choices: [...sumBands(limits), { value: "unknown", label: "не знаю точно" }],
    },
    ...fixedQuestions,
  ];
}

/** Reads the query of the page. Unknown names and values are left out, so a spoiled link only unticks a choice. */
export function readQuizAnswers(query: Record<string, unknown>, limits: Limits): Partial<QuizAnswers> {
  const picked = (name: keyof QuizAnswers) => {
    const question = quizQuestions(limits).find((one) => one.name === name);
    return question?.choices.find((choice) => choice.value === query[name])?.value;
  };
  const sum = picked("sum");
  return {
    ...(sum !== undefined && { sum: sum === "unknown" ? null : Number(sum) }),
    ...Object.fromEntries(
      fixedQuestions.map(({ name }) => [name, picked(name)]).filter(([, value]) => value !== undefined),
    ),
  };
}

export function areComplete(answers: Partial<QuizAnswers>): answers is QuizAnswers {
  return answers.sum !== undefined && fixedQuestions.every(({ name }) => answers[name] !== undefined);
}

export function quizAdvice(answers: QuizAnswers, limits: Limits): Advice {
  const cautions = cautionsFor(answers);
  if (answers.sum === null) return { ...countFirst, cautions };
  const sum = answers.sum * 100;
  if (sum < limits.mfcMin) return { ...notNeeded(limits), cautions };
  if (sum <= limits.mfcMax && hasMfcGround(answers)) return { ...mfcWay(answers, limits), cautions };
  if (answers.overdue === "none") return { ...creditorsFirst, cautions };
  return { ...(sum >= limits.courtDuty ? courtWay(limits) : compareCosts(limits)), cautions };
}

/** Stop words found in a text. A stop word also catches its longer forms, Latin look-alikes, odd spaces and soft hyphens. */
export function textProblems(text: string, stopWords: readonly string[]): string[] {
  const plain = ` ${flatten(text)} `;
  return stopWords.filter((word) => flatten(word) !== "" && plain.includes(` ${flatten(word)}`));
}

const fixedQuestions: Question[] = [
  {
    name: "overdue",
    title: "Есть просрочки?",
    choices: [
      { value: "none", label: "нет, плачу" },
      { value: "short", label: "до 3 месяцев" },
      { value: "long", label: "больше 3 месяцев" },
      { value: "ended", label: "приставы закрыли дело: взять нечего" },
    ],
  },
  {
    name: "housing",
    title: "Какое у вас жильё?",
    choices: [
      { value: "only", label: "одно, без ипотеки" },
      { value: "mortgage", label: "в ипотеке" },
      { value: "several", label: "больше одного" },
      { value: "none", label: "своего нет" },
    ],
  },
  {
    name: "income",
    title: "Официальный доход?",
    choices: [
      { value: "wage", label: "зарплата" },
      { value: "none", label: "нет" },
      { value: "pension", label: "пенсия или детское пособие" },
    ],
  },
  {
    name: "deals",
    title: "Продавали или дарили имущество за 3 года?",
    choices: [
      { value: "no", label: "нет" },
      { value: "yes", label: "да" },
    ],
  },
];

/** Bands lie between the limits in force, whatever order the law puts them in. */
function sumBands(limits: Limits): Choice[] {
  const edges = [...new Set([limits.mfcMin, limits.courtDuty, limits.mfcMax])].sort((a, b) => a - b);
  const last = edges.at(-1) ?? 0;
  const between = edges.map((edge, i) => {
    const from = edges[i - 1];
    const label = from === undefined ? `до ${formatRoundRubles(edge)}` : formatRubleRange(from, edge);
    return { value: String(Math.round(((from ?? 0) + edge) / 200)), label };
  });
  return [...between, { value: String(last / 50), label: `больше ${formatRoundRubles(last)}` }];
}

/** 127-FZ art. 223.2: enforcement ended for lack of property; or a pension or allowance, an old writ and no property to take. */
function hasMfcGround({ overdue, housing, income }: QuizAnswers): boolean {
  if (overdue === "ended") return true;
  return income === "pension" && overdue === "long" && (housing === "only" || housing === "none");
}

const countFirst = {
  way: "count" as const,
  title: "Сначала посчитаем, сколько и кому вы должны",
  text: "Без суммы любой совет будет гаданием. Соберите договоры и кредитную историю — на разборе сложим долги вместе и посмотрим, какие из них можно оспорить.",
  free: "Список бюро, где лежит ваша история, бесплатно выдают на Госуслугах. Исполнительные производства видны на сайте судебных приставов.",
};

const notNeeded = (limits: Limits) => ({
  way: "not-needed" as const,
  title: "Банкротство вам, скорее всего, не нужно",
  text: `При долге меньше ${formatRoundRubles(limits.mfcMin)} процедура обойдётся дороже самого долга. Обычно хватает разговора с кредитором о новом графике или возражений на судебный приказ.`,
  free: "Попросите у кредитора рассрочку письменно — это бесплатно. Возражение на судебный приказ подаётся мировому судье без пошлины и без объяснения причин, но срок короткий.",
});

const mfcWay = (answers: QuizAnswers, limits: Limits) => ({
  way: "mfc" as const,
  title: "Похоже, вам подойдёт бесплатный путь — через МФЦ",
  text:
    answers.overdue === "ended"
      ? "Если приставы вернули документ взыскателю, потому что взять нечего, и новых производств нет, заявление можно подать в МФЦ самому."
      : "Если главный доход — пенсия или детское пособие, а исполнительный лист давно у приставов и не погашен, заявление можно подать в МФЦ самому.",
  free: `Нужны заявление и полный список кредиторов. Денег МФЦ не берёт, долги — от ${formatRoundRubles(limits.mfcMin)} до ${formatRoundRubles(limits.mfcMax)}. Важно не забыть ни одного кредитора: проверим список бесплатно на разборе.`,
});

const creditorsFirst = {
  way: "creditors" as const,
  title: "Сначала поговорите с кредитором",
  text: "Пока просрочек нет, у вас больше всего возможностей: новый график, рассрочка, а если доход заметно упал — кредитные каникулы. Банкротство сейчас может быть лишним.",
  free: "Заявление кредитору и кредитные каникулы ничего не стоят. Откажут — попросите отказ письменно, он пригодится.",
};

const courtWay = (limits: Limits) => ({
  way: "court" as const,
  title: "Стоит обсудить банкротство через суд",
  text: `Когда долгов от ${formatRoundRubles(limits.courtDuty)} и, заплатив одному, вы не можете платить другим, закон обязывает подать заявление самому, и срок на это короткий. Решение принимает суд, исход зависит от ваших документов и добросовестности.`,
  free: `Проверьте и бесплатный путь: если приставы закроют дела, потому что взять нечего, МФЦ примет долги до ${formatRoundRubles(limits.mfcMax)}. А пока попросите пристава сохранять вам прожиточный минимум.`,
});

const compareCosts = (limits: Limits) => ({
  way: "compare" as const,
  title: "Суд возможен, но сначала сравните расходы",
  text: `При долге меньше ${formatRoundRubles(limits.courtDuty)} обязанности подавать заявление нет, а суд может стоить заметной части долга. Посчитаем оба варианта и скажем честно.`,
  free: `Рассрочка у кредитора, сохранение прожиточного минимума у пристава, а если приставы закроют дело, потому что взять нечего, — МФЦ с долгами от ${formatRoundRubles(limits.mfcMin)}.`,
});

function cautionsFor(answers: QuizAnswers): string[] {
  const cautions = [];
  if (answers.housing === "mortgage")
    cautions.push(
      "Жильё в ипотеке — залог, его судьбу решают в процедуре. Не подавайте заявление, пока не обсудите это с юристом.",
    );
  if (answers.housing === "several")
    cautions.push(
      "Единственное жильё закон обычно бережёт, остальное имущество могут продать. Если потерять его нельзя, ищите соглашение с кредиторами.",
    );
  if (answers.deals === "yes")
    cautions.push(
      "Сделки за три года проверят и могут оспорить. Ничего не скрывайте: покажите их юристу до подачи заявления.",
    );
  if (answers.income === "wage" && answers.overdue === "none")
    cautions.push("Если доход позволяет платить хотя бы по новому графику, банкротиться не стоит.");
  cautions.push("Алименты, возмещение вреда и некоторые другие долги остаются после любой процедуры.");
  return cautions;
}

const lookAlikes: Record<string, string> = {
  a: "а",
  c: "с",
  e: "е",
  o: "о",
  p: "р",
  x: "х",
  y: "у",
  k: "к",
  m: "м",
  t: "т",
  h: "н",
  b: "в",
  ё: "е",
};

function flatten(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[aceopxykmthbё]/g, (letter) => lookAlikes[letter] ?? letter)
    .replace(/[^\p{L}\p{N}%]+/gu, " ")
    .replace(/(\d) +%/g, "$1%")
    .trim();
}
