/** Builds an element; children are text unless they are nodes, so nothing a client wrote becomes markup. */
export function make(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function icon(name, className = "i") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", className);
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

export const byId = (id) => document.getElementById(id);

const drawn = new WeakMap();

/** Draws a part anew only when what it shows has changed: focus, selection and scrolling survive the polling. */
export function draw(place, shown, nodes) {
  const key = JSON.stringify(shown);
  if (drawn.get(place) === key) return false;
  drawn.set(place, key);
  place.replaceChildren(...nodes());
  return true;
}

export async function api(method, path, body) {
  const init =
    body === undefined
      ? { method }
      : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`/control${path}`, init);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `Ошибка ${response.status}`);
  return answer;
}

/** Runs what a person asked for and shows its failure. */
export async function attempt(work) {
  try {
    await work();
  } catch (error) {
    toast(error.message);
  }
}

let hiding;
function toast(text) {
  const place = byId("toast");
  place.textContent = text;
  place.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (place.hidden = true), 5000);
}

const timeFormat = new Intl.DateTimeFormat("ru", { hour: "2-digit", minute: "2-digit" });
const secondsFormat = new Intl.DateTimeFormat("ru", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const dateFormat = new Intl.DateTimeFormat("ru", { weekday: "short", day: "numeric", month: "long" });
export const weekdayTime = (iso) => weekdayFormat.format(new Date(iso));
export const clockTime = (iso) => timeFormat.format(new Date(iso));
export const exactTime = (iso) => secondsFormat.format(new Date(iso));
const weekdayFormat = new Intl.DateTimeFormat("ru", { weekday: "short", hour: "2-digit", minute: "2-digit" });
export const dayOf = (iso) => dateFormat.format(new Date(iso));

export function prettyPhone(number) {
  const parts = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(number);
  return parts ? `+7 ${parts[1]} ${parts[2]}-${parts[3]}-${parts[4]}` : number;
}
