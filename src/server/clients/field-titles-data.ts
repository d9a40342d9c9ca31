/** Facts of the card that robots may set and triggers may wait for: value of the form's option, Russian, English. */
export const fieldOptions = [
  { value: "name", title: "ФИО", titleEn: "Full name" },
  { value: "birthDate", title: "Дата рождения", titleEn: "Date of birth" },
  { value: "inn", title: "ИНН", titleEn: "Taxpayer number (INN)" },
  { value: "email", title: "Эл. почта", titleEn: "E-mail" },
  { value: "city", title: "Город", titleEn: "City" },
  { value: "region", title: "Регион", titleEn: "Region" },
  { value: "zone", title: "Часовой пояс", titleEn: "Time zone" },
  { value: "family", title: "Семья", titleEn: "Family" },
  { value: "work", title: "Работа", titleEn: "Work" },
  { value: "incomeKopecks", title: "Доход в месяц", titleEn: "Monthly income" },
  { value: "note", title: "Заметка", titleEn: "Note" },
] as const;

export const fieldNames = fieldOptions.map((option) => option.value);
