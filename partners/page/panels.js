import { callHook } from "./calls.js";
import { api, attempt, byId, draw, exactTime, icon, make, prettyPhone } from "./dom.js";

const partnerNames = {
  twilio: "Twilio",
  zadarma: "Zadarma",
  max: "MAX",
  telegram: "Telegram",
  smsc: "SMSC",
  smtp: "Почта",
};

const routeNames = {
  "messages.create": "Отправка сообщения",
  "messages.fetch": "Чтение сообщения",
  "messages.list": "Список сообщений",
  "messages.update": "Отмена, стирание",
  "messages.delete": "Удаление сообщения",
  "media.list": "Список файлов",
  "media.fetch": "Скачивание файла",
  "media.delete": "Удаление файла",
  "content.create": "Создание шаблона",
  "content.fetch": "Чтение шаблона",
  "content.list": "Список шаблонов",
  "content.delete": "Удаление шаблона",
  "approvals.create": "Подача шаблона",
  "approvals.fetch": "Решение о шаблоне",
  "callback.status": "Вызов: статус",
  "callback.inbound": "Вызов: входящее",
  "callback.request": "Обратный звонок",
  "record.request": "Ссылка на запись",
  "record.file": "Файл записи",
  "record.delete": "Удаление записи",
  "statistics.pbx": "Статистика",
  "sms.send": "Отправка SMS",
  "info.read": "Баланс, номера, время",
  "pbx.read": "Внутренние номера",
  "pbx.change": "Настройка записи",
  "hooks.read": "Чтение адреса вызовов",
  "hooks.change": "Смена адреса вызовов",
  "webrtc.key": "Ключ телефона в браузере",
  "speech.read": "Чтение расшифровки",
  "speech.change": "Заказ расшифровки",
  hook: "Вызов: любой",
  "hook.start": "Вызов: звонок пришёл",
  "hook.internal": "Вызов: звонит сотруднику",
  "hook.internal-end": "Вызов: сотрудник не взял",
  "hook.answer": "Вызов: ответили",
  "hook.end": "Вызов: звонок окончен",
  "hook.out-start": "Вызов: исходящий начат",
  "hook.out-end": "Вызов: исходящий окончен",
  "hook.record": "Вызов: запись будет",
  "hook.ivr": "Вызов: меню",
  "hook.sms": "Вызов: SMS",
  "hook.speech-recognition": "Вызов: расшифровка",
  rcpt: "Адрес получателя",
  data: "Приём письма",
};

const kindNames = {
  429: "429: слишком часто",
  500: "500: ошибка сервера",
  503: "503: недоступен",
  "hang-before-create": "Молчит, не приняв",
  "accept-then-hang": "Принял и молчит",
  "accept-then-500": "Принял и ответил 500",
  delay: "Задержка 2 с",
  "callback-before-answer": "Вызов раньше ответа",
  duplicate: "Придёт дважды",
  reorder: "Не по порядку",
  drop: "Не придёт",
  "wrong-signature": "Чужая подпись",
  "error-200": "Ошибка с кодом 200",
  "not-json": "Страница вместо JSON",
  late: "Записи ещё нет",
  expired: "Ссылка уже истекла",
  multipart: "multipart с чужой границей",
};

export function prepareFaults(routes, refresh) {
  const form = byId("fault");
  const options = (names, words) => names.map((name) => make("option", { value: name }, words[name] ?? name));
  const fillKinds = () => {
    const kinds = routes[form.partner.value][form.route.value].filter((kind) => kind !== "pass");
    form.kind.replaceChildren(...options(kinds, kindNames));
  };
  const fillRoutes = () => {
    form.route.replaceChildren(...options(Object.keys(routes[form.partner.value]), routeNames));
    fillKinds();
  };
  form.partner.replaceChildren(...options(Object.keys(routes), partnerNames));
  form.partner.addEventListener("change", fillRoutes);
  form.route.addEventListener("change", fillKinds);
  fillRoutes();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const step = form.kind.value;
    const plan = form.times.value === "always" ? { always: step } : Array(Number(form.times.value)).fill(step);
    void attempt(async () => {
      await api("PUT", "/faults", { partner: form.partner.value, route: form.route.value, plan });
      await refresh();
    });
  });
  byId("clear-faults").addEventListener("click", () =>
    attempt(async () => {
      await api("DELETE", "/faults");
      await refresh();
    }),
  );
}

/** Faults and the log follow the channel that is open. */
export function showPartner(partner) {
  for (const place of document.querySelectorAll("[data-partner]")) place.textContent = partnerNames[partner];
  const form = byId("fault");
  if (form.partner.value === partner || form.partner.options.length === 0) return;
  form.partner.value = partner;
  form.partner.dispatchEvent(new Event("change"));
}

export function drawFaults(faults) {
  byId("clear-faults").hidden = faults.length === 0;
  draw(byId("faults"), faults, () =>
    faults.length === 0 ? [make("p", { class: "hint" }, "Всё работает исправно.")] : faults.map(faultLine),
  );
}

function faultLine({ partner, route, plan }) {
  const kinds = Array.isArray(plan) ? plan : [plan.always];
  const words = [...new Set(kinds.map(({ kind }) => kindNames[kind] ?? kind))].join(", ");
  const left = Array.isArray(plan) ? `ещё ${plan.length}` : "всегда";
  const remove = () => attempt(() => api("DELETE", `/faults?${new URLSearchParams({ partner, route })}`));
  return make(
    "p",
    {},
    make("b", {}, `${partnerNames[partner] ?? partner}: ${routeNames[route] ?? route}`),
    make("span", {}, words),
    make("i", { class: "badge warn" }, left),
    make("button", { type: "button", "aria-label": "Убрать сбой", onclick: remove }, icon("close")),
  );
}

export function drawRequests(requests) {
  drawLines(requests, ({ at, method, path, body }) => ({
    at,
    chip: make("i", { class: `chip ${method}` }, method),
    title: whatOf(method, path),
    about: aboutRequest(body) || path.split("?")[0].split("/").at(-1),
    details: { path, body },
  }));
}

const paths = { twilio: "/twilio/callbacks?limit=100", zadarma: "/zadarma/hooks?limit=100" };

/** What a partner posted to the product, each partner's record read into one form. */
export async function hooksOf(partner) {
  if (partner === "smtp") return [];
  const { callbacks, hooks } = await api("GET", paths[partner] ?? `/${partner}/hooks`);
  if (callbacks) return callbacks.map(twilioHook);
  return partner === "zadarma" ? hooks.map(callHook) : hooks.slice(-100).map(botHook);
}

const isGood = (status) => status !== null && status < 300;

const twilioHook = ({ at, route, url, params, fault, status, error }) => ({
  at,
  isGood: isGood(status),
  status: status ?? (fault === "drop" ? "drop" : "нет"),
  title: route === "callback.status" ? `Статус ${params.MessageStatus}` : "Входящее",
  about: [fault && `сбой: ${kindNames[fault] ?? fault}`, error, params.Body ?? phoneIn(params.To)]
    .filter(Boolean)
    .join(" · "),
  details: { url, params, error },
});

const botHook = ({ at, url, body, fault, status }) => ({
  at,
  isGood: isGood(status),
  status: status ?? (fault === "drop" ? "drop" : "нет"),
  title: "Вызов",
  about: [fault && `сбой: ${kindNames[fault] ?? fault}`, body].filter(Boolean).join(" · "),
  details: { url, body },
});

export function drawHooks(hooks) {
  drawLines(hooks, ({ at, isGood: isFine, status, title, about, details }) => ({
    at,
    chip: make("i", { class: `chip ${isFine ? "ok" : "bad"}` }, status),
    title,
    about,
    details,
  }));
}

function drawLines(entries, describe) {
  draw(byId("log"), entries, () =>
    entries.length === 0
      ? [make("p", { class: "hint" }, "Пока тихо.")]
      : entries.toReversed().map((entry) => {
          const { at, chip, title, about, details } = describe(entry);
          const summary = make(
            "summary",
            {},
            make("time", {}, exactTime(at)),
            chip,
            make("b", {}, title),
            make("span", {}, about),
          );
          return make("details", {}, summary, make("pre", {}, JSON.stringify(details, null, 2)));
        }),
  );
}

const callPaths = [
  ["/request/callback/", "Обратный звонок"],
  ["/statistics/", "Статистика"],
  ["/record/request/", "Запись"],
  ["/callinfo/", "Адрес вызовов"],
  ["/webhooks/", "Адрес вызовов"],
  ["/pbx/internal/", "Внутренние номера"],
  ["/sms/", "SMS"],
  ["/info/", "Кабинет"],
  ["/webrtc/", "Телефон в браузере"],
];

function whatOf(method, path) {
  if (method === "SEND") return "Письмо";
  const end = path.split("?")[0];
  const known = callPaths.find(([part]) => end.includes(part));
  if (known) return known[1];
  if (end.endsWith("/Messages.json")) return method === "POST" ? "Сообщение" : "Список сообщений";
  if (end.includes("/Media") || end.startsWith("/files/")) return "Файл";
  if (end.includes("/Messages/")) return { GET: "Чтение", POST: "Изменение", DELETE: "Удаление" }[method] ?? method;
  if (end.includes("/ApprovalRequests")) return "Одобрение шаблона";
  return end.includes("Content") ? "Шаблоны" : "Запрос";
}

function aboutRequest(body) {
  if (body === null || typeof body !== "object") return "";
  const words =
    body.Body ??
    (body.ContentSid ? `шаблон …${body.ContentSid.slice(-2)} ${body.ContentVariables ?? ""}` : body.friendly_name);
  return [phoneIn(body.To), words].filter(Boolean).join(" · ");
}

const phoneIn = (address) => (address ? prettyPhone(address.replace("whatsapp:", "")) : "");
