import { defineTexts, type Say } from "../lib/i18n.ts";

/** Why a robot did not do its work: codes of the server in people's words. */
export const reasonTexts = defineTexts({
  "condition-false": ["условие не выполнено", "the condition is not met"],
  "left-stage": ["карточка ушла со стадии", "the card left the stage"],
  stopped: ["роботы остановлены", "the robots were stopped"],
  undone: ["переход отменён", "the move was undone"],
  "move-undone": ["переход отменён", "the move was undone"],
  "rule-removed": ["робот удалён", "the robot was removed"],
  "rule-off": ["робот выключен", "the robot is off"],
  "by-person": ["вручную", "by hand"],
  "by-hand": ["вручную", "by hand"],
  skipped: ["вручную", "by hand"],
  "no-phone": ["у клиента нет телефона", "the client has no phone"],
  "no-connection": ["нет подключения", "there is no connection"],
  "connection-off": ["подключение выключено", "the connection is off"],
  "opted-out": ["клиент отказался от сообщений", "the client opted out"],
  "bad-address": ["на номер не доходят сообщения", "messages do not reach the number"],
  address: ["на номер не доходят сообщения", "messages do not reach the number"],
  "no-consent": ["нет согласия клиента", "the client's consent is missing"],
  "window-closed": ["24 часа с сообщения клиента прошли", "24 hours since the client's message are over"],
  "template-off": ["шаблон выключен", "the template is off"],
  "template-not-approved": ["шаблон не одобрен", "the template is not approved"],
  "template-not-numbered": ["в шаблоне неверные переменные", "the template has wrong variables"],
  "variable-missing": ["в карточке не хватает данных для шаблона", "the card lacks data for the template"],
  "variable-wrong": ["значение для шаблона не подходит", "a value does not fit the template"],
  "text-too-long": ["текст слишком длинный", "the text is too long"],
  "nobody-on-shift": ["никого нет на смене", "nobody is on shift"],
  "other-pipeline": ["стадия другой воронки", "a stage of another pipeline"],
  "reason-needed": ["нужна причина", "a reason is needed"],
  "lost-reason-needed": ["нужна причина отказа", "a reason of refusal is needed"],
  "parked-date-needed": ["нужна дата", "a date is needed"],
  "unknown-robot": ["такого робота больше нет", "there is no such robot any more"],
  "wrong-params": ["робот настроен неверно", "the robot is set up wrongly"],
  "too-deep": ["цепочка роботов слишком длинная", "the chain of robots is too long"],
  "too-often": ["карточка ходит по кругу", "the card goes round"],
  "moved-by-person-since": ["карточку успел перенести человек", "a person has moved the card since"],
  "not-found": ["запись не найдена", "the record is not found"],
  error: ["внутренняя ошибка, подробности в журнале", "an internal error, see the log"],
  other: ["код: {code}", "code: {code}"],
});

export function reasonText(t: Say<typeof reasonTexts>, code: string): string {
  return isKnown(code) ? t(code) : t("other", { code });
}

const isKnown = (code: string): code is keyof typeof reasonTexts =>
  code !== "other" && Object.hasOwn(reasonTexts, code);
