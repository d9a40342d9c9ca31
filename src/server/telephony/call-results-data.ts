/** Results of a call as options of forms. */
export const resultOptions = [
  { value: "talked", title: "Поговорили", titleEn: "Talked" },
  { value: "no-answer", title: "Не ответил", titleEn: "No answer" },
  { value: "wrong-number", title: "Не тот номер", titleEn: "Wrong number" },
  { value: "refused", title: "Отказался говорить", titleEn: "Refused to talk" },
];
