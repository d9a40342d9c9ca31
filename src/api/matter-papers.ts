import type { Words } from "./client-fields.ts";

/** Facts of a matter that its papers name: the court, the MFC, the contract's terms, who represents. */
export interface MatterFact {
  name: string;
  kind: "text" | "long" | "day" | "money" | "number";
  group: "contract" | "court" | "mfc" | "power";
  title: Words;
}

const fact = (name: string, kind: MatterFact["kind"], group: MatterFact["group"], title: Words): MatterFact => ({
  name,
  kind,
  group,
  title,
});

export const matterFacts = [
  fact("service", "long", "contract", ["Что входит в услугу", "What the service is"]),
  fact("priceKopecks", "money", "contract", ["Цена услуг", "Price of the services"]),
  fact("instalments", "number", "contract", ["Число платежей", "Number of instalments"]),
  fact("firstPaymentOn", "day", "contract", ["Первый платёж", "First payment on"]),
  fact("courtName", "text", "court", ["Суд", "Court"]),
  fact("courtAddress", "text", "court", ["Адрес суда", "Court's address"]),
  fact("caseNumber", "text", "court", ["Номер дела в суде", "Case number"]),
  fact("judge", "text", "court", ["Судья", "Judge"]),
  fact("filedOn", "day", "court", ["Подано в суд", "Filed on"]),
  fact("acceptedOn", "day", "court", ["Заявление принято", "Accepted on"]),
  fact("hearingOn", "day", "court", ["День заседания", "Hearing on"]),
  fact("hearingTime", "text", "court", ["Время заседания", "Hearing time"]),
  fact("depositAccount", "long", "court", ["Реквизиты депозита суда", "Court's deposit account"]),
  fact("depositPaidOn", "day", "court", ["Депозит внесён", "Deposit paid on"]),
  fact("sroName", "text", "court", ["СРО управляющих", "Managers' self-regulated organisation"]),
  fact("sroAddress", "text", "court", ["Адрес СРО", "Its address"]),
  fact("managerName", "text", "court", ["Финансовый управляющий", "Financial manager"]),
  fact("rulingOn", "day", "court", ["Дата судебного акта", "Date of the ruling"]),
  fact("ruling", "text", "court", ["Судебный акт", "The ruling"]),
  fact("mfcName", "text", "mfc", ["МФЦ", "MFC"]),
  fact("mfcAddress", "text", "mfc", ["Адрес МФЦ", "MFC's address"]),
  fact("mfcGround", "long", "mfc", ["Основание внесудебного банкротства", "Ground of the extrajudicial bankruptcy"]),
  fact("efrsbNumber", "text", "mfc", ["Номер сообщения ЕФРСБ", "Number in the bankruptcy register"]),
  fact("efrsbOn", "day", "mfc", ["Дата включения в ЕФРСБ", "Entered in the register on"]),
  fact("representativeName", "text", "power", ["Представитель", "Representative"]),
  fact("representativePassport", "text", "power", ["Паспорт представителя", "Representative's passport"]),
  fact("representativeAddress", "text", "power", ["Адрес представителя", "Representative's address"]),
  fact("powerNumber", "text", "power", ["Номер доверенности", "Power of attorney, number"]),
  fact("powerOn", "day", "power", ["Дата доверенности", "Power of attorney of"]),
] as const satisfies readonly MatterFact[];

export type MatterFactName = (typeof matterFacts)[number]["name"];
