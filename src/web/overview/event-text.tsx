// The words of every event that can be a line of the timeline; a test holds this list equal to the server's.
import {
  IconAdjustments,
  IconAlertTriangle,
  IconArrowRight,
  IconBan,
  IconBriefcase,
  IconCash,
  IconCheck,
  IconClock,
  IconFileCheck,
  IconInbox,
  IconMail,
  IconMessage2,
  IconMessageCircle,
  IconMessagePlus,
  IconPhone,
  IconRobot,
  IconWebhook,
  IconUser,
  IconUserPlus,
} from "@tabler/icons-react";
import { lineNames, type LineName } from "../../api/line-names.ts";
import type { Look } from "./line-look.ts";
import { paperLooks } from "./paper-looks.tsx";

export type { LineTone } from "./line-look.ts";

export const lineLooks: Record<LineName, Look> = {
  "message.queued": {
    text: ["Сообщение клиенту", "Message to the client"],
    icon: IconMessage2,
    tone: "gray",
    look: "card",
  },
  "message.received": {
    text: ["Сообщение клиента", "Client's message"],
    icon: IconMessage2,
    tone: "green",
    look: "card",
  },
  "message.brought": {
    text: ["Доставлено клиенту: {channel}", "Delivered to the client: {channel}"],
    icon: IconCheck,
    tone: "green",
    look: "line",
  },
  "message.given-up": {
    text: ["Сообщение не доставлено ни одним каналом", "A message was delivered by no channel"],
    icon: IconAlertTriangle,
    tone: "red",
    look: "line",
  },
  "call.logged": { text: ["Звонок", "Call"], icon: IconPhone, tone: "blue", look: "card" },
  "call.ended": { text: ["Звонок", "Call"], icon: IconPhone, tone: "blue", look: "card" },
  "call.linked": { text: ["Звонок", "Call"], icon: IconPhone, tone: "blue", look: "card" },
  "letter.received": { text: ["Письмо клиента", "Client's letter"], icon: IconMail, tone: "green", look: "card" },
  "letter.linked": { text: ["Письмо клиента", "Client's letter"], icon: IconMail, tone: "green", look: "card" },
  "letter.queued": { text: ["Письмо клиенту", "Letter to the client"], icon: IconMail, tone: "gray", look: "card" },
  "letter.bounced": {
    text: ["Письмо вернулось: {code}", "A letter came back: {code}"],
    icon: IconAlertTriangle,
    tone: "red",
    look: "line",
  },
  "letter.opened": {
    text: ["Клиент открыл письмо", "The client opened a letter"],
    icon: IconMail,
    tone: "green",
    look: "line",
  },
  "letter.link-followed": {
    text: ["Клиент перешёл по ссылке из письма", "The client followed a link in a letter"],
    icon: IconMail,
    tone: "green",
    look: "line",
  },
  "comment.added": { text: ["Комментарий", "Comment"], icon: IconMessageCircle, tone: "gray", look: "card" },
  "task.created": { text: ["Поставлена задача", "Task set"], icon: IconClock, tone: "gray", look: "line" },
  "task.completed": { text: ["Сделано", "Done"], icon: IconCheck, tone: "green", look: "line" },
  "matter.moved": { text: ["Стадия", "Stage"], icon: IconArrowRight, tone: "gray", look: "line" },
  "matter.opened": { text: ["Открыто дело", "Matter opened"], icon: IconBriefcase, tone: "blue", look: "line" },
  "matter.move-undone": { text: ["Перенос отменён", "Move undone"], icon: IconArrowRight, tone: "amber", look: "line" },
  "matter.assigned": {
    text: ["Сменился ответственный", "The responsible changed"],
    icon: IconUser,
    tone: "gray",
    look: "noise",
  },
  "matter.gaps-passed": {
    text: ["Карта вошла на стадию без нужного", "The card entered the stage without what it needs"],
    icon: IconAlertTriangle,
    tone: "amber",
    look: "line",
  },
  "matter.stale": {
    text: ["Дело без движения: {days} дн.", "Left without a deed for {days} days"],
    icon: IconClock,
    tone: "amber",
    look: "line",
  },
  "advice.recorded": {
    text: ["Выбран законный путь", "A lawful way is chosen"],
    icon: IconCheck,
    tone: "blue",
    look: "line",
  },
  "advice.agreed": {
    text: ["Руководитель согласен с путём", "The head agrees with the way"],
    icon: IconCheck,
    tone: "green",
    look: "line",
  },
  "advice.outdated": {
    text: ["Выбор пути устарел", "The choice of the way is outdated"],
    icon: IconAlertTriangle,
    tone: "amber",
    look: "line",
  },
  "application.received": {
    text: ["Пришла заявка № {number}", "Application No. {number} came"],
    icon: IconInbox,
    tone: "blue",
    look: "line",
  },
  "application.repeated": {
    text: ["Обратился ещё раз по заявке № {number}", "Wrote again on application No. {number}"],
    icon: IconInbox,
    tone: "amber",
    look: "line",
  },
  "application.taken": {
    text: ["Заявка взята в работу", "The application is taken"],
    icon: IconUserPlus,
    tone: "green",
    look: "line",
  },
  "application.overdue": {
    text: ["Заявку не взяли в срок, передана дальше", "The application was not taken in time and was passed on"],
    icon: IconAlertTriangle,
    tone: "red",
    look: "line",
  },
  "client.created": {
    text: ["Карточка создана", "The card is created"],
    icon: IconUserPlus,
    tone: "gray",
    look: "noise",
  },
  "client.changed": {
    text: ["Изменено: {fields}", "Changed: {fields}"],
    icon: IconAdjustments,
    tone: "gray",
    look: "noise",
  },
  "client.fact-disputed": {
    text: ["Сведения расходятся: {fields}", "Sources disagree: {fields}"],
    icon: IconAlertTriangle,
    tone: "amber",
    look: "line",
  },
  "client.fact-decided": {
    text: ["Решено, что верно: {fields}", "Decided what is right: {fields}"],
    icon: IconCheck,
    tone: "gray",
    look: "noise",
  },
  "client.records-changed": {
    text: ["Изменены списки карты", "Lists of the card changed"],
    icon: IconAdjustments,
    tone: "gray",
    look: "noise",
  },
  "client.debts-changed": {
    text: [
      "Долги: {sum}, {n, plural, one {# кредитор} few {# кредитора} many {# кредиторов} other {# кредитора}}",
      "Debts: {sum}, {n, plural, one {# creditor} other {# creditors}}",
    ],
    icon: IconCash,
    tone: "gray",
    look: "noise",
  },
  "consent.given": {
    text: ["Дано согласие: {purpose}", "Consent given: {purpose}"],
    icon: IconFileCheck,
    tone: "gray",
    look: "noise",
  },
  "consent.withdrawn": {
    text: ["Отозвано согласие: {purpose}", "Consent withdrawn: {purpose}"],
    icon: IconBan,
    tone: "red",
    look: "line",
  },
  "dialog.started": {
    text: ["Клиент открыл переписку: {channel}", "The client opened a conversation: {channel}"],
    icon: IconMessagePlus,
    tone: "gray",
    look: "noise",
  },
  "dialog.opted-out": {
    text: ["Клиент отказался от сообщений: {channel}", "The client opted out of messages: {channel}"],
    icon: IconBan,
    tone: "red",
    look: "line",
  },
  "dialog.address-failed": {
    text: ["Сообщения не доходят: {channel}, {reason}", "Messages do not arrive: {channel}, {reason}"],
    icon: IconAlertTriangle,
    tone: "red",
    look: "line",
  },
  ...paperLooks,
  "webhook.failed": {
    text: ["Вебхук не доставлен: {reason}", "A webhook was not delivered: {reason}"],
    icon: IconWebhook,
    tone: "red",
    look: "line",
  },
  "webhook.received": {
    text: ["Пришёл вебхук", "A webhook came"],
    icon: IconWebhook,
    tone: "gray",
    look: "line",
  },
  "robot.failed": {
    text: ["Робот не справился: {reason}", "A robot failed: {reason}"],
    icon: IconRobot,
    tone: "red",
    look: "line",
  },
  "robot.refused": {
    text: ["Роботу не дали сработать: {reason}", "A robot was not let act: {reason}"],
    icon: IconRobot,
    tone: "amber",
    look: "line",
  },
  "robot.skipped-by-person": {
    text: ["Робот пропущен вручную", "A robot was skipped by hand"],
    icon: IconRobot,
    tone: "gray",
    look: "noise",
  },
  "robot.repeated": {
    text: ["Робот запущен ещё раз вручную", "A robot was tried again by hand"],
    icon: IconRobot,
    tone: "gray",
    look: "noise",
  },
  "robots.stopped": {
    text: ["Роботы карты остановлены", "The card's robots were stopped"],
    icon: IconRobot,
    tone: "gray",
    look: "line",
  },
};

const known = new Set<string>(lineNames);
const isLine = (name: string): name is LineName => known.has(name);

/** A newer server may tell of what this page has not heard: shown by its name rather than lost. */
export const lookOf = (name: string): Look =>
  isLine(name) ? lineLooks[name] : { text: [name, name], icon: IconAdjustments, tone: "gray", look: "noise" };
