/**
 * How a person behaves, by the last two digits of the phone. Times are seconds after our message was accepted.
 * A person who speaks uses up the lines and then stays silent, so that two robots never talk to each other for ever.
 */
export type Step =
  | { after: number; status: "sent" | "delivered" | "read" }
  | { after: number; status: "undelivered" | "failed"; error: number }
  | { after: number; says: string[] }
  | { after: number; sends: "photo"; caption: string };

export type Person = { title: string; steps: Step[] };

const sent = { after: 0.2, status: "sent" } as const;
const delivered = { after: 1, status: "delivered" } as const;
const read = { after: 3, status: "read" } as const;
const refused = (error: number): Step => ({ after: 1, status: "undelivered", error });

export const usual: Person = { title: "Получает и читает", steps: [sent, delivered, read] };

export const people: Record<string, Person> = {
  "01": { title: "Получает, отметок о прочтении нет", steps: [sent, delivered] },
  "02": { title: "Телефон выключен: отправлено, не доставлено", steps: [sent] },
  "03": { title: "Заблокировал нас", steps: [sent, refused(63014)] },
  "04": { title: "Нет WhatsApp на этом номере", steps: [refused(63003)] },
  "05": {
    title: "Отвечает словами",
    steps: [
      sent,
      delivered,
      read,
      {
        after: 5,
        says: [
          "Здравствуйте! Да, удобно переписываться здесь.",
          "Спасибо, понял. Сегодня соберу документы.",
          "Подскажите, сколько это будет стоить?",
          "Хорошо, жду звонка.",
          "Спасибо вам!",
        ],
      },
    ],
  },
  "06": { title: "Сбой: окно закрыто (failed 63016)", steps: [{ after: 0.5, status: "failed", error: 63016 }] },
  "07": { title: "Прочтение без доставки", steps: [sent, read] },
  "08": {
    title: "Очень медленный",
    steps: [
      { after: 20, status: "sent" },
      { after: 600, status: "delivered" },
      { after: 7200, status: "read" },
    ],
  },
  "09": { title: "Старая версия WhatsApp, принять не может", steps: [sent, refused(63024)] },
  "10": { title: "Отписывается словом СТОП", steps: [sent, delivered, read, { after: 4, says: ["СТОП"] }] },
  "11": { title: "Временный сбой у WhatsApp (63010)", steps: [refused(63010)] },
  "12": { title: "Рекламу не доставляют (63049)", steps: [sent, refused(63049)] },
  "14": { title: "Нет ни WhatsApp, ни такого номера", steps: [sent, refused(63003)] },
  "13": {
    title: "Присылает фото документа",
    steps: [sent, delivered, read, { after: 5, sends: "photo", caption: "Вот справка, посмотрите" }],
  },
};

/** How the same phones take a text message: it knows no window and no reading. */
const textPeople: Record<string, Person> = {
  "02": { title: "SMS не доставляется", steps: [sent] },
  "14": { title: "Такого номера нет (30005)", steps: [sent, refused(30005)] },
};
const textUsual: Person = { title: "Получает SMS", steps: [sent, delivered] };

const names = [
  "Ольга",
  "Иван",
  "Мария",
  "Андрей",
  "Светлана",
  "Николай",
  "Анна",
  "Дмитрий",
  "Елена",
  "Сергей",
  "Ирина",
];

export function personOf(phone: string): Person {
  return people[phone.slice(-2)] ?? usual;
}

export const textPersonOf = (phone: string): Person => textPeople[phone.slice(-2)] ?? textUsual;

/** The name set in the person's WhatsApp; always the same for a phone. */
export function profileNameOf(phone: string): string {
  return names[Number(phone.slice(-6)) % names.length] ?? "Ольга";
}
