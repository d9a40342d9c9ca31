import { defineTexts } from "../lib/i18n.ts";

/** Apart from the timeline's words: they are read when the evidence is asked for. */
export const deliveryTexts = defineTexts({
  delivery: ["Доставка", "Delivery"],
  steps: ["Каналы по порядку", "Channels in order"],
  policy: ["Политика: {name}", "Policy: {name}"],
  brought: ["Доставлено клиенту: {when}, {channel}", "Delivered to the client: {when}, {channel}"],
  broughtRead: ["Доставлено клиенту: {when}, прочитано, {channel}", "Delivered to the client: {when}, read, {channel}"],
  answered: ["Доставлено: клиент ответил {when}, {channel}", "Delivered: the client answered {when}, {channel}"],
  sentOnly: [
    "Отправлено {when}, {channel}: этот канал не сообщает о доставке",
    "Sent {when}, {channel}: this channel does not tell of deliveries",
  ],
  going: ["Ещё не доставлено", "Not delivered yet"],
  givenUp: ["Не доставлено ни одним каналом", "Not delivered by any channel"],
  givenUpCall: [
    "Не доставлено ни одним каналом: поставлена задача позвонить",
    "Not delivered by any channel: a task to call is set",
  ],
  stopped: ["Остановлено сотрудником", "Stopped by an employee"],
  thenNext: ["Дальше: {channels}", "Next: {channels}"],
  thenCall: ["Дальше: задача позвонить", "Next: a task to call"],
  thenNothing: ["Это последний канал", "This is the last channel"],
  notBefore: ["не раньше {when}", "not before {when}"],
  deliveredAt: ["доставлено {when}", "delivered {when}"],
  outcome_waiting: ["ждёт отправки", "waits to be sent"],
  outcome_sent: ["отправлено", "sent"],
  outcome_delivered: ["доставлено", "delivered"],
  outcome_read: ["прочитано", "read"],
  outcome_answered: ["клиент ответил", "the client answered"],
  outcome_failed: ["не доставлено", "not delivered"],
  outcome_silent: [
    "нет ответа телефона {n, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}",
    "no word from the phone for {n, plural, one {# minute} other {# minutes}}",
  ],
  outcome_withdrawn: ["отозвано: уже не нужно", "withdrawn: no longer needed"],
  outcome_passed: ["пропущен", "passed over"],
});
