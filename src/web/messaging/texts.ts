import { defineTexts } from "../lib/i18n.ts";

export const messagingTexts = defineTexts({
  way: ["Канал", "Channel"],
  anyWay: ["Любым каналом", "Any way"],
  policy: ["Политика доставки", "Delivery policy"],
  order: ["{channels}, пока не дойдёт", "{channels}, until it arrives"],
  orderThenCall: ["{channels}, потом задача позвонить", "{channels}, then a task to call"],
  firmOrder: [
    "По порядку каналов фирмы, пока не дойдёт; потом задача позвонить",
    "In the firm's order of channels until it arrives; then a task to call",
  ],
  sick: [
    "Канал сейчас не доставляет сообщения многим клиентам. Надёжнее другой.",
    "This channel fails for many clients at present. Another one is safer.",
  ],
  placeholderPlain: ["Сообщение клиенту", "A message to the client"],
  noDialogs: ["Написать отсюда пока нельзя", "Writing from here is not possible yet"],
  noDialogsHint: [
    "У клиента нет телефона, или WhatsApp не подключён. Подключение: Настройки → Подключения.",
    "The client has no phone, or WhatsApp is not connected. Connect it in Settings → Connections.",
  ],
  windowLeft: ["Свободный текст можно отправлять ещё", "Free text may be sent for another"],
  windowClosed: [
    "За последние 24 часа клиент не писал: WhatsApp пропустит только шаблон.",
    "The client has not written in the last 24 hours: WhatsApp lets only a template through.",
  ],
  offTitle: ["Подключение «{channel}» выключено", "The connection “{channel}” is off"],
  offHint: [
    "Включить его может администратор: Настройки → Подключения.",
    "An administrator can switch it on in Settings → Connections.",
  ],
  optedOutTitle: ["Клиент отказался от сообщений", "The client opted out of messages"],
  optedOutHint: [
    "Писать нельзя, пока он сам не напишет «старт» или не даст согласие. Позвоните.",
    "Do not write until they send “start” themselves or give consent. Call instead.",
  ],
  badAddressTitle: ["На этот номер сообщения не доходят", "Messages do not reach this number"],
  badAddressHint: [
    "{reason}. Проверьте номер с клиентом по телефону.",
    "{reason}. Check the number with the client by phone.",
  ],
  messageTo: ["Сообщение клиенту: {channel}", "Message to the client: {channel}"],
  placeholder: ["Сообщение клиенту. / — вставить шаблон", "A message to the client. / inserts a template"],
  sendTo: ["Отправить в {channel}", "Send to {channel}"],
  sendAnyWay: ["Отправить любым каналом", "Send any way"],
  sentTo: ["Сообщение уходит в {channel}", "The message is on its way to {channel}"],
  sentAnyWay: ["Сообщение ищет клиента по каналам", "The message looks for the client by the channels"],
  notSent: ["Не отправлено, текст сохранён", "Not sent, the text is kept"],
  ctrlEnter: ["Ctrl Enter — отправить", "Ctrl Enter to send"],
  draftKept: ["Черновик с прошлого раза", "A draft from the last time"],
  lettersLeft: [
    "{n, plural, one {Остался # знак} few {Осталось # знака} many {Осталось # знаков} other {Осталось # знака}}",
    "{n, plural, one {# character left} other {# characters left}}",
  ],
  templates: ["Шаблоны", "Templates"],
  templatesButton: ["Шаблоны", "Templates"],
  noTemplates: [
    "Одобренных шаблонов нет. Их готовит администратор: Настройки → Шаблоны.",
    "There are no approved templates. An administrator prepares them in Settings → Templates.",
  ],
  noSuchTemplate: ["Такого шаблона нет", "There is no such template"],
  template: ["Шаблон", "Template"],
  dropTemplate: ["Убрать шаблон", "Drop the template"],
  templateHint: ["Так его увидит клиент", "The client will see it like this"],
  missing: [
    "В карточке не хватает: {names}. Впишите здесь или в карточке.",
    "The card lacks: {names}. Fill it here or in the card.",
  ],
});
