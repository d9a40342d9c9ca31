import { exampleLanding } from "../../src/server/landing/index.ts";

export const demoFirm = {
  name: "Оплот",
  legalName: "ООО «Оплот»",
  inn: "2460000003",
  kpp: "246001001",
  ogrn: "1162468000000",
  address: "660049, Красноярск, пр. Мира, 10",
  city: "Красноярск",
  phone: "+73912000000",
  email: "zayavka@oplot.test",
  hoursText: "пн–пт 9:00–18:00",
  bankName: "АО «ТБанк»",
  bik: "044525974",
  account: "40702810200000000123",
  corrAccount: "30101810145250000974",
  headName: "Павлова Елена Игоревна",
  headPosition: "директор",
  headPositionGen: "директора",
  headBasis: "Устава",
};

export const demoStaff = [
  { login: "admin@demo.local", name: "Игорь Савельев", role: "admin" as const },
  { login: "head@demo.local", name: "Елена Павлова", role: "head" as const },
  { login: "manager@demo.local", name: "Ксения Обухова", role: "manager" as const },
  { login: "manager2@demo.local", name: "Роман Чернов", role: "manager" as const },
  { login: "manager3@demo.local", name: "Алина Власова", role: "manager" as const },
  { login: "lawyer@demo.local", name: "Дмитрий Лебедев", role: "lawyer" as const },
  { login: "accountant@demo.local", name: "Марина Ким", role: "accountant" as const },
  { login: "desk@demo.local", name: "Тимур Асанов", role: "desk" as const },
];

const { prices, cases, questions, people } = exampleLanding;
export const demoContent = { prices, cases, questions, people, callFromPhones: ["+73912000000"] };
