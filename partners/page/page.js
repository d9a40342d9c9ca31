import { drawCalls, drawLive, drawTelephones, lastCallText } from "./calls.js";
import { channels } from "./channels.js";
import { api, attempt, byId, dayOf, exactTime, make } from "./dom.js";
import { drawFaults, drawHooks, drawRequests, hooksOf, prepareFaults, showPartner } from "./panels.js";
import { drawChannels, drawChosen, drawDialogue, drawPhones, drawWho } from "./phone.js";

const EACH_MS = 1000;
const state = { number: null, sid: null, log: "requests", newNumbers: new Set(), channel: "whatsapp", messages: [] };
const callers = new Map();
const channelNow = () => channels.find(({ name }) => name === state.channel);

start();

function start() {
  byId("advance").addEventListener("submit", (event) => {
    event.preventDefault();
    void advance(Number(event.target.minutes.value || 1) * 60);
  });
  for (const button of document.querySelectorAll("[data-seconds]")) {
    button.addEventListener("click", () => advance(Number(button.dataset.seconds)));
  }
  byId("new-phone").addEventListener("submit", openNewPhone);
  byId("say").addEventListener("submit", say);
  byId("dial").addEventListener("submit", (event) => {
    event.preventDefault();
    dial();
  });
  byId("say").file.addEventListener("change", showFile);
  for (const tab of document.querySelectorAll("[data-log]")) tab.addEventListener("click", () => showLog(tab));
  void attempt(async () => {
    const [{ routes }, messengers, telephones] = await Promise.all([
      api("GET", "/faults"),
      api("GET", "/twilio/people"),
      api("GET", "/zadarma/people"),
    ]);
    prepareFaults(routes, refresh);
    showPartner(channelNow().partner);
    for (const { digits, title } of telephones.people) callers.set(digits, title);
    byId("people").append(...habits("Сообщения", messengers.people), ...habits("Звонки", telephones.people));
  });
  void poll();
}

const habits = (title, people) => [
  make("dt", { class: "group" }, title),
  ...people.flatMap(({ digits, title: habit }) => [
    make("dt", {}, digits ? `…${digits}` : "другие"),
    make("dd", {}, habit),
  ]),
];

async function poll() {
  try {
    await refresh();
    showHealth(true);
  } catch {
    showHealth(false);
  }
  setTimeout(poll, EACH_MS);
}

async function refresh() {
  const { partner } = channelNow();
  const [{ now }, { phones }, { faults }, { calls }, { extensions }, log] = await Promise.all([
    api("GET", "/clock"),
    api("GET", "/twilio/phones?brief=1"),
    api("GET", "/faults"),
    api("GET", "/zadarma/calls?limit=200"),
    api("GET", "/zadarma/extensions"),
    state.log === "requests" ? api("GET", `/requests?partner=${partner}&limit=100`) : hooksOf(partner),
  ]);
  showClock(now);
  const all = [...state.newNumbers, ...calls.map(({ phone }) => `+${phone}`), ...phones.map(({ number }) => number)];
  const known = new Map(phones.map((phone) => [phone.number, phone]));
  state.number ??= phones[0]?.number ?? all[0] ?? null;
  const lastCalls = new Map(calls.map((call) => [`+${call.phone}`, call]));
  const rows = [...new Set(all)].map((number) => known.get(number) ?? callerRow(number, lastCalls.get(number)));
  drawPhones(rows, state.number, choosePhone);
  drawFaults(faults);
  drawTelephones(extensions, true);
  if (state.log === "requests") drawRequests(log.requests);
  else drawHooks(log);
  await showPhone(known.get(state.number), calls, extensions, now);
}

const blankPhone = (number) => ({ number, behaviour: "Сообщений ещё не было", windowOpenUntil: null, messages: [] });

const callerRow = (number, call) =>
  call ? { ...blankPhone(number), behaviour: lastCallText(call), calledAt: call.startedAt } : blankPhone(number);

async function showPhone(twilioPhone, calls, extensions, now) {
  const channel = channelNow();
  const number = state.number;
  document.body.classList.toggle("no-phone", !number);
  document.body.dataset.channel = channel.name;
  byId("say").hidden = !channel.say;
  byId("dial").hidden = channel.name !== "calls";
  byId("chosen-card").hidden = !["whatsapp", "sms"].includes(channel.name);
  drawChannels(channels, channel.name, chooseChannel);
  if (!number) return drawChosen(undefined);
  const mine = calls.filter(({ phone }) => `+${phone}` === number);
  const live = mine.findLast(({ state: stage }) => stage !== "ended");
  const phone = twilioPhone ?? blankPhone(number);
  const behaviour = callers.get(number.slice(-2)) ?? callers.get("") ?? "";
  drawWho(channel.name === "calls" ? { ...phone, behaviour } : phone, channel, Boolean(live), dial);
  drawLive(live, now, extensions);
  byId("dial").querySelector("button").disabled = Boolean(live);
  if (channel.name === "calls") return drawCalls(mine);
  const messages = await channel.read(number, Boolean(twilioPhone));
  // The person at the page may have gone on to another phone meanwhile.
  if (state.number !== number || state.channel !== channel.name) return;
  state.messages = messages;
  const chosen =
    messages.find(({ sid }) => sid === state.sid) ?? messages.findLast(({ direction }) => direction !== "inbound");
  drawDialogue(phone, channel, messages, chosen?.sid, chooseMessage);
  drawChosen(chosen);
}

function chooseChannel(name) {
  state.channel = name;
  state.sid = null;
  showPartner(channelNow().partner);
  void attempt(refresh);
}

/** The client calls the firm; a call that goes on is seen above the channels whatever channel is open. */
function dial() {
  const form = byId("dial");
  const talkSeconds = Number(form.talk.value) || undefined;
  void attempt(async () => {
    await api("POST", "/zadarma/calls", {
      from: state.number,
      talkSeconds,
      ...(form.hidden_.checked ? { hidden: true } : {}),
    });
    await refresh();
  });
}

function choosePhone(number) {
  state.number = number;
  state.sid = null;
  byId("dialogue").scrollTop = byId("dialogue").scrollHeight;
  void attempt(refresh);
}

function chooseMessage(sid) {
  state.sid = sid;
  void attempt(refresh);
}

function openNewPhone(event) {
  event.preventDefault();
  const digits = event.target.number.value.replace(/\D/g, "").replace(/^8(?=\d{10}$)/, "7");
  if (digits.length < 7) return event.target.number.focus();
  state.newNumbers.add(`+${digits}`);
  event.target.reset();
  choosePhone(`+${digits}`);
  return byId("say").text.focus();
}

function say(event) {
  event.preventDefault();
  const form = event.target;
  const file = form.file.files[0];
  const text = form.text.value.trim();
  if (!state.number || (!text && !file)) return;
  void attempt(async () => {
    const media = file ? [{ contentType: file.type || "application/octet-stream", base64: await base64Of(file) }] : [];
    form.reset();
    showFile();
    await channelNow().say(state.number, text, media, state.messages);
    await refresh();
  });
}

function showFile() {
  const { file, text } = byId("say");
  const [chosen] = file.files;
  file.parentElement.classList.toggle("full", Boolean(chosen));
  text.placeholder = chosen ? `${chosen.name}: подпись` : "Написать от имени клиента";
}

const base64Of = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1]);
    reader.onerror = () => reject(new Error("Файл не прочитан."));
    reader.readAsDataURL(file);
  });

async function advance(seconds) {
  document.body.classList.add("advancing");
  await attempt(async () => {
    await api("POST", "/advance", { seconds });
    await refresh();
  });
  document.body.classList.remove("advancing");
}

function showLog(tab) {
  state.log = tab.dataset.log;
  for (const other of document.querySelectorAll("[data-log]"))
    other.setAttribute("aria-selected", String(other === tab));
  void attempt(refresh);
}

function showClock(now) {
  byId("time").textContent = exactTime(now);
  byId("date").textContent = dayOf(now);
  const ahead = Math.round((Date.parse(now) - Date.now()) / 60_000);
  byId("ahead").hidden = ahead < 1;
  byId("ahead").textContent = ahead >= 120 ? `+${Math.round(ahead / 60)} ч к настоящему` : `+${ahead} мин к настоящему`;
}

function showHealth(isUp) {
  byId("health").textContent = isUp ? "Работает" : "Нет связи";
  byId("health").className = `badge ${isUp ? "good" : "bad"}`;
}
