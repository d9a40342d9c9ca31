import { api, attempt, byId, clockTime, dayOf, draw, exactTime, icon, make, prettyPhone, weekdayTime } from "./dom.js";

const ticks = {
  accepted: "wait",
  queued: "wait",
  scheduled: "wait",
  sent: "tick",
  delivered: "ticks",
  read: "ticks",
  undelivered: "fail",
  failed: "fail",
  canceled: "fail",
};

export const statusNames = {
  accepted: "Принято",
  scheduled: "Запланировано",
  queued: "В очереди",
  sent: "Отправлено",
  delivered: "Доставлено",
  read: "Прочитано",
  undelivered: "Не доставлено",
  failed: "Ошибка",
  canceled: "Отменено",
  received: "Получено Twilio",
};

const failures = [
  [63014, "Заблокировал нас"],
  [63003, "Нет WhatsApp"],
  [63024, "Принять не может"],
  [63016, "Окно закрыто"],
  [63049, "Реклама не доставлена"],
  [63010, "Временный сбой"],
];

const isOurs = (message) => message.direction !== "inbound";

export function drawPhones(phones, chosen, choose) {
  draw(byId("phones"), [phones, chosen], () =>
    phones.length > 0
      ? phones.map((phone) => phoneRow(phone, phone.number === chosen, choose))
      : [
          make(
            "p",
            { class: "empty" },
            "Пока никому не писали. Отправьте сообщение из Оплота или напишите сами с нового телефона.",
          ),
        ],
  );
}

function phoneRow(phone, isChosen, choose) {
  const last = phone.messages.at(-1);
  const open = () => choose(phone.number);
  return make(
    "button",
    { type: "button", class: "row", "aria-current": isChosen ? "true" : null, onclick: open },
    avatar(phone),
    make("b", {}, prettyPhone(phone.number)),
    make("time", {}, last ? clockTime(last.at) : phone.calledAt ? clockTime(phone.calledAt) : ""),
    make("span", { class: "last" }, last ? last.body || "Файл" : phone.behaviour),
    last && isOurs(last) ? mark(last.status) : null,
  );
}

/** The last two digits decide how the person behaves, so they are his face. */
const avatar = ({ number }) => make("span", { class: `avatar tone${Number(number.slice(-2)) % 5}` }, number.slice(-2));
const mark = (status) => icon(ticks[status] ?? "wait", `mark ${status}`);

export function drawWho(phone, channel, isOnCall, dial) {
  draw(byId("who"), [{ ...phone, messages: null }, channel.name, isOnCall], () =>
    [
      avatar(phone),
      make("b", {}, prettyPhone(phone.number)),
      make("span", {}, phone.behaviour),
      channel.name === "whatsapp" ? windowBadge(phone) : null,
      make(
        "button",
        {
          type: "button",
          class: "dial-now",
          disabled: isOnCall,
          "aria-label": "Позвонить в фирму",
          title: "Позвонить в фирму",
          onclick: dial,
        },
        icon("call"),
      ),
    ].filter(Boolean),
  );
}

const windowBadge = (phone) =>
  make(
    "em",
    { class: phone.windowOpenUntil ? "badge good" : "badge", title: "24 часа после последнего сообщения клиента" },
    phone.windowOpenUntil ? `Окно до ${weekdayTime(phone.windowOpenUntil)}` : "Окно закрыто",
  );

export function drawChannels(channels, chosen, choose) {
  draw(byId("channels"), chosen, () =>
    channels.map(({ name, title }) =>
      make(
        "button",
        { type: "button", role: "tab", "aria-selected": String(name === chosen), onclick: () => choose(name) },
        title,
      ),
    ),
  );
}

export function drawDialogue(phone, channel, all, chosenSid, choose) {
  const place = byId("dialogue");
  const atEnd = place.scrollHeight - place.scrollTop - place.clientHeight < 80;
  const messages = all.slice(-200);
  const changed = draw(place, [phone.number, channel.name, messages, chosenSid], () => [
    ...bubbles(channel, messages, chosenSid, choose),
    ...shortcuts(channel),
  ]);
  if (changed && atEnd) place.scrollTop = place.scrollHeight;
}

function shortcuts({ shortcuts: list = [] }) {
  if (list.length === 0) return [];
  const saySo = (words) => {
    const form = byId("say");
    form.text.value = words;
    form.requestSubmit();
  };
  const buttons = list.map(([words, title]) => make("button", { type: "button", onclick: () => saySo(words) }, title));
  return [make("div", { class: "shortcuts" }, ...buttons)];
}

function bubbles(channel, messages, chosenSid, choose) {
  if (messages.length === 0) return [make("p", { class: "empty" }, channel.empty)];
  return messages.flatMap((message, index) => {
    const day = dayOf(message.at);
    const isNewDay = index === 0 || dayOf(messages[index - 1].at) !== day;
    return [
      ...(isNewDay ? [make("p", { class: "day" }, day)] : []),
      bubble(message, message.sid === chosenSid, choose),
    ];
  });
}

/** On the client's phone our messages come from the left and his own stand on the right. */
function bubble(message, isChosen, choose) {
  const side = isOurs(message) ? "theirs" : "mine";
  const keys = message.buttons ?? [];
  // A message with keys of its own cannot be a button itself.
  const props =
    keys.length > 0
      ? { class: `bubble ${side} ${message.status}` }
      : {
          type: "button",
          class: `bubble ${side} ${message.status}`,
          "aria-pressed": String(isChosen),
          onclick: () => choose(message.sid),
        };
  return make(
    keys.length > 0 ? "div" : "button",
    props,
    message.letter ? letterHead(message.letter) : null,
    message.template ? make("small", {}, `Шаблон ${message.template}`) : null,
    message.via ? make("small", {}, message.via) : null,
    ...message.media.map(attachment),
    make("span", {}, message.body),
    keys.length > 0
      ? make(
          "div",
          { class: "keys" },
          ...keys.map(({ text, press }) => make("button", { type: "button", onclick: () => attempt(press) }, text)),
        )
      : null,
    make("time", {}, clockTime(message.at), isOurs(message) ? mark(message.status) : null),
  );
}

const letterHead = ({ from, to, subject }) =>
  make("span", { class: "letter-head" }, make("b", {}, subject), make("small", {}, `${from} → ${to}`));

function attachment({ contentType, url }) {
  if (contentType.startsWith("image/")) return make("img", { src: url, alt: "Фото" });
  return make("span", { class: "file" }, contentType);
}

export function drawChosen(message) {
  byId("chosen-state").className = message ? `badge ${badgeTone(message.status)}` : "";
  byId("chosen-state").textContent = message ? statusNames[message.status] : "";
  draw(byId("chosen"), message ?? null, () => {
    if (!message)
      return [make("p", { class: "hint" }, "Выберите сообщение в телефоне: здесь его путь и кнопки статусов.")];
    return [history(message), isOurs(message) && message.history.length > 0 ? statusButtons(message) : null].filter(
      Boolean,
    );
  });
}

const badgeTone = (status) =>
  ["delivered", "read", "received"].includes(status) ? "good" : ["undelivered", "failed"].includes(status) ? "bad" : "";

function history(message) {
  return make(
    "ol",
    { class: "history" },
    ...message.history.map(({ status, at }) =>
      make("li", { class: status }, make("b", {}, statusNames[status]), make("time", {}, exactTime(at))),
    ),
    message.errorCode ? make("li", { class: "code" }, `Код ${message.errorCode}`) : null,
  );
}

function statusButtons(message) {
  const set = (status, errorCode) =>
    attempt(() => api("POST", `/twilio/messages/${message.sid}/status`, { status, errorCode }));
  const button = (status, text) => make("button", { type: "button", onclick: () => set(status) }, text);
  const fail = make("select", {
    "aria-label": "Не доставить с кодом",
    onchange: () => set("undelivered", Number(fail.value)),
  });
  fail.append(make("option", { value: "" }, "Не доставить…"));
  fail.append(...failures.map(([code, text]) => make("option", { value: code }, `${code} · ${text}`)));
  return make(
    "div",
    { class: "actions" },
    button("sent", "Отправлено"),
    button("delivered", "Доставлено"),
    button("read", "Прочитано"),
    fail,
  );
}
