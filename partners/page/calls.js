import { api, attempt, byId, clockTime, draw, exactTime, icon, make } from "./dom.js";

const outcomes = {
  answered: "Поговорили",
  busy: "Занято",
  cancel: "Сброшен",
  "no answer": "Не ответили",
  failed: "Сбой связи",
  "call failed": "Сбой связи",
  "no money": "Нет денег",
  "unallocated number": "Нет такого номера",
  "line limit": "Линии заняты",
};

const orders = {
  hangup: "Оплот: положить трубку",
  blacklist: "Оплот: чёрный список",
  nothing: "Оплот не указал, куда",
  unreadable: "Ответ Оплота не понят",
};

function orderText({ order, callerName, direction, state }) {
  if (direction === "out") return "";
  if (!order) return state === "starting" ? "Ждём ответа Оплота" : "Оплот не ответил: общий сценарий";
  const to =
    order.kind === "extension"
      ? `Оплот: на ${order.extension}${order.returnSeconds ? `, возврат через ${order.returnSeconds} с` : ""}`
      : order.kind === "scenario"
        ? `Оплот: сценарий ${order.scenario}`
        : order.kind === "ivr"
          ? "Оплот: голосовое меню"
          : orders[order.kind];
  return callerName ? `${to} · «${callerName}»` : to;
}

const outcomeOf = ({ direction, disposition }) =>
  direction === "in" && disposition === "cancel" ? "Не дождался ответа" : outcomes[disposition];

/** What the list of phones says of one that only telephoned. */
export const lastCallText = (call) =>
  call.state === "ended" ? `Звонок: ${outcomeOf(call).toLowerCase()}` : "Идёт звонок…";

const act = (call, verb, body) => attempt(() => api("POST", `/zadarma/calls/${call.id}/${verb}`, body ?? {}));

const lengthOf = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
const since = (iso, now) => lengthOf(Math.max(0, (Date.parse(now) - Date.parse(iso)) / 1000));

/** The call that goes on at this phone: who rings, who speaks, and the two buttons of every telephone. */
export function drawLive(call, now, extensions) {
  const place = byId("live");
  place.hidden = !call;
  if (!call) return;
  const names = new Map(extensions.map(({ number, name }) => [number, name]));
  const leg = call.legs.at(-1);
  const who = call.state === "talking" ? leg.extension : call.ringing;
  const words = {
    starting: "Соединяем…",
    menu: "Слушает меню",
    ringing: call.direction === "out" ? "Оплот звонит клиенту" : "Звонит",
    talking: "Разговор",
  };
  draw(place, [call, since(call.startedAt, now), extensions], () => [
    make("span", { class: `ring ${call.state}` }, icon("call")),
    make("b", {}, who ? `${words[call.state]} · ${who} ${names.get(who) ?? ""}` : words[call.state]),
    make("time", {}, since(call.state === "talking" ? leg.answeredAt : call.startedAt, now)),
    make("small", {}, orderText(call)),
    make("div", { class: "actions" }, ...answers(call, extensions), hangUp(call)),
  ]);
}

const hangUp = (call) =>
  make(
    "button",
    { type: "button", class: "red", onclick: () => act(call, "hangup") },
    icon("hangup"),
    call.state === "talking" ? "Положить трубку" : "Сбросить",
  );

function answers(call, extensions) {
  if (call.state === "talking") {
    const free = extensions.filter(({ isOnline, isBusy }) => isOnline && !isBusy);
    if (call.direction === "out" || free.length === 0) return [];
    const choice = make("select", {
      "aria-label": "Перевести на другого сотрудника",
      onchange: () => act(call, "transfer", { extension: choice.value }),
    });
    choice.append(make("option", { value: "" }, "Перевести…"));
    choice.append(...free.map(({ number, name }) => make("option", { value: number }, `${number} ${name}`)));
    return [choice];
  }
  if (!call.ringing) return [];
  return [
    make(
      "button",
      { type: "button", class: "green", onclick: () => act(call, "answer") },
      icon("call"),
      call.direction === "out" ? "Взять трубку" : `Ответить за ${call.ringing}`,
    ),
  ];
}

export function drawCalls(calls) {
  const place = byId("dialogue");
  const atEnd = place.scrollHeight - place.scrollTop - place.clientHeight < 80;
  const changed = draw(place, ["calls", calls], () =>
    calls.length === 0
      ? [make("p", { class: "empty" }, "Звонков ещё не было. Позвоните в фирму: кто снимет трубку, решит Оплот.")]
      : calls.map(callLine),
  );
  if (changed && atEnd) place.scrollTop = place.scrollHeight;
}

function callLine(call) {
  const isIn = call.direction === "in";
  const isMissed = call.state === "ended" && call.disposition !== "answered";
  const seconds = call.legs.reduce((sum, leg) => sum + leg.seconds, 0);
  const result = call.state === "ended" ? outcomeOf(call) : "Идёт…";
  return make(
    "article",
    { class: `call-line ${isMissed ? "missed" : ""}` },
    make("span", { class: "way" }, icon(isIn ? "out" : "in")),
    make("b", {}, isIn ? "Клиент звонил в фирму" : "Фирма звонила клиенту"),
    make("time", {}, clockTime(call.startedAt)),
    make("span", { class: "result" }, seconds ? `${result}, ${lengthOf(seconds)}` : result),
    make("small", {}, orderText(call)),
    ...call.legs.map(legLine),
  );
}

const recordWords = { none: "без записи", waiting: "запись готовится", deleted: "запись удалена" };

function legLine({ extension, callId, recording }) {
  if (recording !== "ready") return make("p", { class: "leg" }, `${extension}: ${recordWords[recording]}`);
  const src = `/control/zadarma/recordings/${callId}`;
  return make("p", { class: "leg" }, extension, make("audio", { controls: true, preload: "none", src }));
}

/** The firm's telephones: who is at the desk, who talks. */
export function drawTelephones(extensions, isUp) {
  byId("line").textContent = isUp ? `${extensions.filter(({ isOnline }) => isOnline).length} на месте` : "";
  draw(byId("telephones"), extensions, () =>
    extensions.map(({ number, name, isOnline, isBusy, isRinging }) =>
      make(
        "button",
        {
          type: "button",
          role: "switch",
          "aria-checked": String(isOnline),
          class: isBusy ? "busy" : "",
          title: isOnline ? "Отключить телефон" : "Включить телефон",
          onclick: () => attempt(() => api("PUT", `/zadarma/extensions/${number}`, { online: !isOnline })),
        },
        make("b", {}, number),
        make("span", {}, name),
        make("small", {}, isRinging ? "звонит" : isBusy ? "говорит" : isOnline ? "на месте" : "отключён"),
      ),
    ),
  );
}

export function callHook({ at, event, params, fault, status, milliseconds, reply, error }) {
  return {
    at,
    isGood: status !== null && status < 300,
    status: status ?? (fault === "drop" ? "drop" : "нет"),
    title: event.replace("NOTIFY_", ""),
    about: [fault && `сбой: ${fault}`, error, milliseconds === null ? null : `${milliseconds} мс`, reply]
      .filter(Boolean)
      .join(" · "),
    details: { params, reply, error, at: exactTime(at) },
  };
}
