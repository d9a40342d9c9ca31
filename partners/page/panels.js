import { api, attempt, byId, draw, exactTime, icon, make, prettyPhone } from "./dom.js";

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
};

export function prepareFaults(routes, refresh) {
  const form = byId("fault");
  const fill = () => {
    const kinds = routes[form.route.value].filter((kind) => kind !== "pass");
    form.kind.replaceChildren(...kinds.map((kind) => make("option", { value: kind }, kindNames[kind] ?? kind)));
  };
  form.route.replaceChildren(
    ...Object.keys(routes).map((route) => make("option", { value: route }, routeNames[route] ?? route)),
  );
  form.route.addEventListener("change", fill);
  fill();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const step = form.kind.value;
    const plan = form.times.value === "always" ? { always: step } : Array(Number(form.times.value)).fill(step);
    void attempt(async () => {
      await api("PUT", "/faults", { partner: "twilio", route: form.route.value, plan });
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
    make("b", {}, routeNames[route] ?? route),
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

export function drawCallbacks(callbacks) {
  drawLines(callbacks, ({ at, route, url, params, fault, status, error }) => ({
    at,
    chip: make(
      "i",
      { class: `chip ${status !== null && status < 300 ? "ok" : "bad"}` },
      status ?? (fault === "drop" ? "drop" : "нет"),
    ),
    title: route === "callback.status" ? `Статус ${params.MessageStatus}` : "Входящее",
    about: [fault && `сбой: ${kindNames[fault] ?? fault}`, error, params.Body ?? phoneIn(params.To)]
      .filter(Boolean)
      .join(" · "),
    details: { url, params, error },
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

function whatOf(method, path) {
  const end = path.split("?")[0];
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
