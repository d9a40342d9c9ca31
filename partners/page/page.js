import { api, attempt, byId, dayOf, exactTime, make } from "./dom.js";
import { drawCallbacks, drawFaults, drawRequests, prepareFaults } from "./panels.js";
import { drawChosen, drawDialogue, drawPhones, drawWho } from "./phone.js";

const EACH_MS = 1000;
const state = { number: null, sid: null, log: "requests", newNumbers: new Set() };

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
  byId("say").file.addEventListener("change", showFile);
  for (const tab of document.querySelectorAll("[data-log]")) tab.addEventListener("click", () => showLog(tab));
  void attempt(async () => {
    const [{ routes }, { people }] = await Promise.all([api("GET", "/faults"), api("GET", "/twilio/people")]);
    prepareFaults(routes.twilio, refresh);
    byId("people").append(
      ...people.flatMap(({ digits, title }) => [
        make("dt", {}, digits ? `…${digits}` : "другие"),
        make("dd", {}, title),
      ]),
    );
  });
  void poll();
}

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
  const [{ now }, { phones }, { faults }, log] = await Promise.all([
    api("GET", "/clock"),
    api("GET", "/twilio/phones?brief=1"),
    api("GET", "/faults"),
    state.log === "requests"
      ? api("GET", "/requests?partner=twilio&limit=100")
      : api("GET", "/twilio/callbacks?limit=100"),
  ]);
  showClock(now);
  const fresh = [...state.newNumbers].filter((number) => !phones.some((phone) => phone.number === number));
  state.number ??= phones[0]?.number ?? null;
  drawPhones([...fresh.map(blankPhone), ...phones], state.number, choosePhone);
  drawFaults(faults);
  if (log.requests) drawRequests(log.requests);
  else drawCallbacks(log.callbacks);
  const known = phones.some((phone) => phone.number === state.number);
  showPhone(
    known
      ? await api("GET", `/twilio/phones/${encodeURIComponent(state.number)}`)
      : state.number && blankPhone(state.number),
  );
}

const blankPhone = (number) => ({ number, behaviour: "Сообщений ещё не было", windowOpenUntil: null, messages: [] });

function showPhone(phone) {
  document.body.classList.toggle("no-phone", !phone);
  if (!phone) return drawChosen(undefined);
  drawWho(phone);
  const chosen =
    phone.messages.find(({ sid }) => sid === state.sid) ??
    phone.messages.findLast(({ direction }) => direction !== "inbound");
  drawDialogue(phone, chosen?.sid, chooseMessage);
  drawChosen(chosen);
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
    await api("POST", `/twilio/phones/${encodeURIComponent(state.number)}/messages`, { text, media });
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
