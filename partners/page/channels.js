import { api, prettyPhone } from "./dom.js";

/** MAX and Telegram know people by number, not by phone: on this page a client's number is made of the phone's end. */
const personId = (phone) => Number(phone.slice(-9)) || 1;
const digits = (phone) => phone.replace(/\D/g, "");
const isText = (message) => !`${message.to}${message.from}`.includes("whatsapp:");
const path = (phone) => encodeURIComponent(phone);

/** What the client said to bots here: the partners keep only what was said to the client. */
const said = JSON.parse(sessionStorage.getItem("said") ?? "{}");
function remember(channel, phone, body) {
  (said[`${channel} ${phone}`] ??= []).push({ sid: `said ${Date.now()}`, direction: "inbound", body, at: new Date() });
  sessionStorage.setItem("said", JSON.stringify(said));
}
const saidIn = (channel, phone) =>
  (said[`${channel} ${phone}`] ?? []).map((one) => ({ ...one, status: "received", media: [], history: [] }));

const bubble = (sid, at, body, more = {}) => ({
  sid,
  direction: "outbound",
  at,
  body,
  status: "delivered",
  media: [],
  history: [],
  errorCode: null,
  ...more,
});
const byTime = (messages) => messages.toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at));

async function twilioPhone(phone, isKnown) {
  return isKnown ? await api("GET", `/twilio/phones/${path(phone)}`) : { messages: [] };
}

/** Message at the bot → how it was said: "/start слово", "/contact" and plain words. */
async function sayToBot(name, phone, text, media) {
  const person = `/${name}/people/${personId(phone)}`;
  if (text.startsWith("/start")) {
    const payload = text.slice(6).trim();
    await api("POST", `${person}/start`, payload ? { payload } : {});
  } else if (text === "/contact") {
    await api("POST", `${person}/messages`, { contact: { phone } });
  } else {
    await api("POST", `${person}/messages`, { text, ...(media[0] ? { file: { base64: media[0].base64 } } : {}) });
  }
  remember(name, phone, text === "/contact" ? `Мой номер: ${prettyPhone(phone)}` : text || "Файл");
}

const maxButtons = (attachments) =>
  attachments.flatMap(({ type, payload }) => (type === "inline_keyboard" ? payload.buttons.flat() : []));

async function maxMessages(phone) {
  const { messages } = await api("GET", `/max/people/${personId(phone)}/messages`);
  const ours = messages.map(({ timestamp, body }) =>
    bubble(body.mid, new Date(timestamp).toISOString(), body.text || "Файл", {
      buttons: maxButtons(body.attachments).map(({ text, payload }) => ({
        text,
        press: () => api("POST", `/max/people/${personId(phone)}/presses`, { mid: body.mid, payload: payload ?? text }),
      })),
    }),
  );
  return byTime([...ours, ...saidIn("max", phone)]);
}

async function telegramMessages(phone) {
  const { messages } = await api("GET", `/telegram/people/${personId(phone)}/messages`);
  const ours = messages.map(({ message_id: messageId, date, text, files, reply_markup: markup }) =>
    bubble(`telegram ${messageId}`, new Date(date * 1000).toISOString(), text || (files.length ? "Файл" : ""), {
      buttons: (markup?.inline_keyboard ?? []).flat().map(({ text: words, callback_data: payload }) => ({
        text: words,
        press: () =>
          api("POST", `/telegram/people/${personId(phone)}/presses`, { messageId, payload: payload ?? words }),
      })),
    }),
  );
  return byTime([...ours, ...saidIn("telegram", phone)]);
}

const smscState = ({ status }) =>
  status === 1 ? "delivered" : status === 0 ? "sent" : status < 0 ? "queued" : "undelivered";

/** Three partners bring text messages to one phone. */
async function textMessages(phone, isKnown) {
  const [twilio, smsc, zadarma] = await Promise.all([
    twilioPhone(phone, isKnown),
    api("GET", `/smsc/phones/${digits(phone)}/messages`),
    api("GET", `/zadarma/sms?phone=${digits(phone)}`),
  ]);
  return byTime([
    ...twilio.messages.filter(isText).map((one) => ({ ...one, via: "Twilio" })),
    ...smsc.messages.map((one) =>
      bubble(`smsc ${one.id}`, new Date(one.at).toISOString(), one.text, { status: smscState(one), via: "SMSC" }),
    ),
    ...saidIn("smsc", phone).map((one) => ({ ...one, via: "SMSC" })),
    ...zadarma.sms.map((one) =>
      bubble(`zadarma ${one.id}`, one.at, one.text, {
        direction: one.direction === "in" ? "inbound" : "outbound",
        status: one.direction === "in" ? "received" : "sent",
        via: "Zadarma",
      }),
    ),
  ]);
}

/** The answer goes back the way the last message came. */
async function sayByText(phone, text, _media, messages) {
  const via = messages.at(-1)?.via ?? "Twilio";
  if (via === "SMSC") {
    await api("POST", `/smsc/phones/${digits(phone)}/messages`, { text });
    remember("smsc", phone, text);
  } else if (via === "Zadarma") await api("POST", "/zadarma/sms", { from: phone, text });
  else await api("POST", `/twilio/phones/${path(phone)}/messages`, { text, sender: await textSender() });
}

async function textSender() {
  const { senders } = await api("GET", "/twilio/senders");
  const known = senders.find(({ sender }) => !sender.startsWith("whatsapp:"));
  if (!known) throw new Error("У Twilio нет номера для SMS.");
  return known.sender;
}

async function letters() {
  const { letters: all } = await api("GET", "/smtp/inbox");
  return all.map((letter, i) =>
    bubble(`letter ${i}`, letter.at, letter.text || "(без текста)", {
      letter: { from: letter.from, to: letter.to.join(", "), subject: letter.subject || "Без темы" },
      media: letter.attachments.map((name) => ({ contentType: name, url: "" })),
    }),
  );
}

/** Every channel of the client's phone: its messages, and how the client writes there; `partner` is whose log is shown. */
export const channels = [
  { name: "calls", title: "Звонки", partner: "zadarma", read: async () => [] },
  {
    name: "whatsapp",
    title: "WhatsApp",
    partner: "twilio",
    read: async (phone, isKnown) => (await twilioPhone(phone, isKnown)).messages.filter((one) => !isText(one)),
    say: (phone, text, media) => api("POST", `/twilio/phones/${path(phone)}/messages`, { text, media }),
    empty: "Переписки ещё нет. Напишите первым: откроется окно на 24 часа.",
  },
  { name: "sms", title: "SMS", partner: "twilio", read: textMessages, say: sayByText, empty: "SMS ещё не было." },
  {
    name: "max",
    title: "MAX",
    partner: "max",
    read: maxMessages,
    say: (phone, text, media) => sayToBot("max", phone, text, media),
    shortcuts: [
      ["/start", "Запустить бота"],
      ["/contact", "Поделиться номером"],
    ],
    empty: "Клиент ещё не открывал бота в MAX. Ссылка из Оплота: /start и слово после него.",
  },
  {
    name: "telegram",
    title: "Telegram",
    partner: "telegram",
    read: telegramMessages,
    say: (phone, text, media) => sayToBot("telegram", phone, text, media),
    shortcuts: [
      ["/start", "Запустить бота"],
      ["/contact", "Поделиться номером"],
    ],
    empty: "Клиент ещё не открывал бота в Telegram. Ссылка из Оплота: /start и слово после него.",
  },
  { name: "mail", title: "Почта", partner: "smtp", read: letters, empty: "Писем из Оплота ещё не было." },
];
