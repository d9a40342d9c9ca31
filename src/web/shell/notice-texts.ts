import { defineTexts } from "../lib/i18n.ts";

const applicationTexts = defineTexts({
  "application.repeated": [
    "Повторная заявка: человек уже есть в базе, заявка № {number}",
    "A repeated application: the person is known, application No. {number}",
  ],
  "application.overdue": [
    "Заявку № {number} не взяли за 15 минут",
    "Nobody took application No. {number} in 15 minutes",
  ],
  "application.passed-to-you": [
    "Заявка № {number} перешла к вам: позвоните",
    "Application No. {number} has come to you: call",
  ],
});

/** By `kind` of a notice; values come from its `data`. */
export const noticeTexts = defineTexts({
  ...applicationTexts,
  "matter.moved": ["Дело № {number}, {name}: стадия «{stage}»", "Matter No. {number}, {name}: stage “{stage}”"],
  "connection-sick": [
    "Канал «{name}» не доставляет сообщения: проверьте подключение",
    "The channel “{name}” does not deliver messages: check the connection",
  ],
  "connection-resubscribed": [
    "Партнёр перестал сообщать о новом в «{name}»: подписка включена снова, проверьте переписки",
    "The partner had ceased to tell of news in “{name}”: it was told again, look through the conversations",
  ],
  "conversation.given": ["Вам передали диалог", "A dialogue was given to you"],
  "conversation.woken": ["Отложенный диалог вернулся", "A snoozed dialogue came back"],
  "chat.mention": ["{author} зовёт вас в чате: {text}", "{author} calls you in the chat: {text}"],
  "chat.direct": ["{author}: {text}", "{author}: {text}"],
  "task.due": ["Срок задачи наступил: {title}", "The task has come due: {title}"],
  "task.overdue": ["Задача просрочена, нужна ваша помощь: {title}", "An overdue task needs your help: {title}"],
});

/** The same for a notice of the desktop. */
export const desktopTexts = defineTexts({
  ...applicationTexts,
  "matter.moved": ["Дело № {number} на новой стадии", "Matter No. {number} is on a new stage"],
  "connection-resubscribed": ["Подписка канала включена снова", "A channel was told again to call us"],
  "connection-sick": ["Канал сообщений не доставляет", "A channel does not deliver messages"],
  "conversation.given": ["Вам передали диалог", "A dialogue was given to you"],
  "conversation.woken": ["Отложенный диалог вернулся", "A snoozed dialogue came back"],
  "chat.mention": ["Вас зовут в чате", "You are called in the chat"],
  "chat.direct": ["Вам пишет коллега", "A colleague writes to you"],
  "task.due": ["Срок задачи наступил", "A task has come due"],
  "task.overdue": ["Задача просрочена, нужна ваша помощь", "An overdue task needs your help"],
  other: ["Новое уведомление", "A new notice"],
});
