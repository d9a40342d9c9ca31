import { defineTexts } from "../lib/i18n.ts";

/** Sentences of conditions; numbers come from the rule in force. */
export const conditionTexts = defineTexts({
  "mfc-sum": ["Долги без неустоек от {min} до {max}", "Debts without penalties from {min} to {max}"],
  "mfc-repeat": [
    "Не было банкротства через МФЦ за последние {years} лет",
    "No bankruptcy through the MFC in the last {years} years",
  ],
  "nothing-taken": ["Приставы вернули лист: взять нечего", "The bailiffs returned a writ: nothing to take"],
  "none-open-since": ["После этого новых производств нет", "No proceeding was opened since and goes on"],
  "lives-on-pension": ["Основной доход — пенсия", "Lives mainly on a pension"],
  "child-allowance": ["Получает ежемесячное пособие на ребёнка", "Receives the monthly child allowance"],
  "old-writ": [
    "Листу не меньше {years, plural, one {# года} other {# лет}}, он предъявлен и не исполнен",
    "A writ is at least {years, plural, one {# year} other {# years}} old, presented and unpaid",
  ],
  "no-property": ["Имущества, на которое можно обратить взыскание, нет", "No property that may be taken"],
  "reaches-duty": ["Долги не меньше {kopecks}", "Debts of at least {kopecks}"],
  "one-starves-others": [
    "Заплатить одному — значит оставить без денег остальных",
    "Paying one leaves the others unpaid",
  ],
  "court-repeat": [
    "Не было банкротства через суд за последние {years} лет",
    "No bankruptcy by a court in the last {years} years",
  ],
  "below-duty": ["Долги меньше {kopecks}", "Debts below {kopecks}"],
  "no-mfc-ground": ["Бесплатный путь через МФЦ закрыт", "The free way through the MFC is closed"],
  "sign-stopped": ["Платить перестали", "Payments have stopped"],
  "sign-overdue": [
    "Больше {share} долгов просрочено дольше {months} мес.",
    "More than {share} of debts overdue for over {months} month",
  ],
  "sign-enforcement": ["Производство окончено: взять нечего", "Enforcement ended: nothing to take"],
  "sign-property": ["Долги больше всего имущества", "Debts exceed all property"],
  "has-order": ["Есть судебный приказ", "There is a court order"],
  "in-time": ["Срок на возражения не прошёл", "The term for objections is not over"],
  "income-fell": ["Доход за 2 месяца упал больше чем на {fall}", "Income of two months fell by more than {fall}"],
  "loan-within-limits": ["Есть кредит в пределах лимита", "There is a loan within the limits"],
  "no-judgment": ["Решения суда нет", "There is no judgment"],
  "paid-long-ago": ["Последний платёж больше {years} лет назад", "The last payment was over {years} years ago"],
  "is-overdue": ["Есть просрочка", "There is an overdue debt"],
  "has-calls": ["Звонят взыскатели", "Collectors call"],
  "nothing-else": ["Остальные пути закрыты", "The other ways are closed"],
  "flag-mortgage": ["Ипотека или залог жилья", "A mortgage or pledged home"],
  "flag-deals": [
    "Сделки с недвижимостью или роднёй за {years} года",
    "Deals with real estate or relatives in {years} years",
  ],
  "flag-director": ["Руководит организацией", "Heads an organisation"],
  "flag-alimony": ["Главный долг не списывают: алименты, вред", "The main debt is never discharged: alimony, damages"],
  "flag-bankruptcy": ["Банкротство за последние {years} лет", "A bankruptcy in the last {years} years"],
  "flag-fresh-loan": [
    "Заём моложе {months} мес., не платили ни разу",
    "A loan younger than {months} months, never paid",
  ],
  "flag-bad-faith": ["Скрытый доход, сомнения в добросовестности", "Hidden income, doubts about good faith"],
  "flag-below-cost": ["Долг меньше расходов на суд", "The debt is below the cost of the court"],
});

export const groundTexts = defineTexts({
  ended: ["А. Производство окончено", "A. Enforcement ended"],
  pension: ["Б. Пенсионер", "B. Pensioner"],
  allowance: ["В. Детское пособие", "C. Child allowance"],
  "old-writ": ["Г. Давний лист", "D. Old writ"],
});

export const dateTexts = defineTexts({
  "file-by": ["Подать заявление до {day}", "File the petition by {day}"],
  "object-by": ["Возражения до {day} включительно", "Objections by {day} inclusive"],
  "object-safely-by": ["Надёжнее успеть до {day}", "Safer to be in time by {day}"],
  "refusal-from": ["Полный отказ от взаимодействия — с {day}", "A full refusal of contacts from {day}"],
  "limitation-from": ["Давность — с {day}", "Limitation from {day}"],
});

export const costTexts = defineTexts({
  mfc: ["МФЦ", "MFC"],
  "state-duty": ["госпошлина", "state duty"],
  manager: ["депозит на управляющего", "deposit for the manager"],
  notices: ["публикации", "publications"],
});
