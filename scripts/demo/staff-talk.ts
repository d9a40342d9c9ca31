import type { ChatSign } from "../../src/api/chat.ts";

export type Who = "admin" | "head" | "lawyer" | "accountant" | "desk" | "manager" | "manager2" | "manager3";
export interface Line {
  who: Who;
  text: string;
  signs?: readonly (readonly [ChatSign, ...Who[]])[];
  /** Says it in answer to the line before. */
  isReply?: true;
  isPinned?: true;
}
export interface Scene {
  /** `thread` belongs to a client, `direct` to the two who speak. */
  room: "all" | "courts" | "thread" | "direct";
  /** Working days; 0 is the last one, and not long ago where the firm works now. */
  daysAgo: number;
  /** Minutes of the local day. */
  at: number;
  lines: readonly Line[];
}

/** What the staff says among itself: `#case` is the number of a case in court, `#new` of a fresh application. */
export const scenes: readonly Scene[] = [
  {
    room: "all",
    daysAgo: 12,
    at: 9 * 60 + 5,
    lines: [
      {
        who: "head",
        text: "Коллеги, с этой недели заявку берём за 15 минут, вечерние — утром до 9:30. Кто занят, передаёт дежурному, а не ждёт.",
        isPinned: true,
        signs: [["like", "manager", "manager2", "lawyer"]],
      },
      { who: "manager3", text: "А если человек просил писать, а не звонить?" },
      { who: "head", text: "Тогда пишем. Главное, чтобы он увидел, что его услышали.", isReply: true },
    ],
  },
  {
    room: "courts",
    daysAgo: 9,
    at: 10 * 60 + 20,
    lines: [
      {
        who: "lawyer",
        text: "Канцелярия снова возвращает заявления без отметок о вручении копий. Чеки прикладываем к каждому письму.",
        isPinned: true,
        signs: [["eyes", "desk", "manager"]],
      },
      { who: "desk", text: "Понял. По делу #case квитанции у меня, сегодня отсканирую.", isReply: true },
      { who: "desk", text: "Готово, сканы лежат в деле.", signs: [["done", "lawyer"]] },
    ],
  },
  {
    room: "all",
    daysAgo: 5,
    at: 13 * 60 + 10,
    lines: [
      { who: "admin", text: "Завтра с 8:00 до 8:20 оператор связи меняет оборудование, звонки могут не проходить." },
      { who: "manager2", text: "Предупрежу тех, кому назначено на утро.", isReply: true, signs: [["like", "admin"]] },
    ],
  },
  {
    room: "direct",
    daysAgo: 2,
    at: 16 * 60 + 40,
    lines: [
      { who: "head", text: "Ксения, по #new клиент второй раз спрашивает про рассрочку. Ответите ему сегодня?" },
      { who: "manager", text: "Да, после планёрки. Предложу шесть платежей, первый в день договора." },
      { who: "head", text: "Хорошо.", signs: [["like", "manager"]] },
    ],
  },
  {
    room: "thread",
    daysAgo: 2,
    at: 11 * 60 + 15,
    lines: [
      { who: "manager", text: "@Дмитрий Лебедев, клиент продал машину прошлой весной. Это испортит дело?" },
      { who: "lawyer", text: "Если по рынку и деньги ушли на кредиты, то нет. Нужен договор и выписка за тот месяц." },
      { who: "manager", text: "Попросила, пришлёт вечером.", isReply: true, signs: [["done", "lawyer"]] },
    ],
  },
  {
    room: "courts",
    daysAgo: 1,
    at: 14 * 60 + 30,
    lines: [
      { who: "lawyer", text: "По #case назначили заседание. Депозит нужен до пятницы." },
      { who: "accountant", text: "Оплачу завтра утром, чек положу в дело.", isReply: true },
    ],
  },
  {
    room: "all",
    daysAgo: 1,
    at: 15 * 60 + 25,
    lines: [
      { who: "manager3", text: "Сегодня трое пришли по рекомендации. Спасибо юристам!" },
      {
        who: "lawyer",
        text: "Взаимно. Анкеты заполнены так, что переспрашивать нечего.",
        signs: [["heart", "manager3"]],
      },
      {
        who: "head",
        text: "@Ксения Обухова, завтра утром посмотрите, пожалуйста, кто из вчерашних ещё ждёт ответа.",
        signs: [["eyes", "manager"]],
      },
    ],
  },
  {
    room: "all",
    daysAgo: 0,
    at: 17 * 60 + 35,
    lines: [
      { who: "desk", text: "Курьер забрал письма кредиторам, опись у меня на столе." },
      { who: "manager2", text: "Из Канска спрашивают, принимаем ли в субботу. Что отвечать?" },
      { who: "head", text: "По записи до обеда. Запишите на 11:00.", isReply: true },
    ],
  },
];
