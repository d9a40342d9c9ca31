import type { TemplateDraft } from "../../../api/message-templates.ts";
import { placeholdersOf } from "./template-rules.ts";

/**
 * What WhatsApp's reviewers refuse without reading: places must be 1, 2, 3 … without gaps, none at the very start or
 * end of the text, and each with a sample; buttons must fit the kind. By the field of the form, in reasons the form
 * has words for.
 */
export function faultsOfDraft(draft: TemplateDraft): Record<string, string> {
  return { ...faultsOfBody(draft), ...faultsOfVariables(draft), ...faultsOfButtons(draft) };
}

const AT_AN_EDGE = /^\{\{\s*[\w.-]+\s*\}\}|\{\{\s*[\w.-]+\s*\}\}$/;

function faultsOfBody({ body }: TemplateDraft): Record<string, string> {
  const names = placeholdersOf(body);
  const numbers = names.map(Number).toSorted((a, b) => a - b);
  if (names.some((name) => !/^[1-9]\d*$/.test(name))) return { body: "not-numbered" };
  if (numbers.some((number, at) => number !== at + 1)) return { body: "gap-in-numbers" };
  if (AT_AN_EDGE.test(body.trim())) return { body: "variable-at-edge" };
  return /\{\{|\}\}/.test(body.replaceAll(/\{\{\s*[1-9]\d*\s*\}\}/g, "")) ? { body: "broken-braces" } : {};
}

function faultsOfVariables({ body, variables }: TemplateDraft): Record<string, string> {
  const faults: Record<string, string> = {};
  const names = placeholdersOf(body);
  for (const name of names) {
    const at = variables.findIndex(({ index }) => String(index) === name);
    if (at < 0) faults["variables"] = "required";
    else if (variables[at]?.sample === "") faults[`variables.${at}.sample`] = "required";
    else if (/[\n\r\t]| {5,}/.test(variables[at]?.sample ?? "")) faults[`variables.${at}.sample`] = "wrong";
  }
  for (const [at, { index }] of variables.entries())
    if (!names.includes(String(index))) faults[`variables.${at}.index`] = "unknown-variable";
  return faults;
}

const MOST_REPLIES = 3;
const MOST_ACTIONS = 2;

function faultsOfButtons({ kind, buttons }: TemplateDraft): Record<string, string> {
  if (kind === "text") return buttons.length > 0 ? { buttons: "wrong" } : {};
  if (buttons.length === 0) return { buttons: "required" };
  const fits = (one: (typeof buttons)[number]) => (one.kind === "reply") === (kind === "quick-reply");
  if (!buttons.every(fits)) return { buttons: "wrong" };
  if (buttons.length > (kind === "quick-reply" ? MOST_REPLIES : MOST_ACTIONS)) return { buttons: "too-many" };
  const faults: Record<string, string> = {};
  for (const [at, button] of buttons.entries()) {
    if (button.title.trim() === "") faults[`buttons.${at}.title`] = "required";
    else if (button.title.length > 25) faults[`buttons.${at}.title`] = "too-long";
    if (button.kind === "reply" && button.id.trim() === "") faults[`buttons.${at}.id`] = "required";
    if (button.kind === "url" && !/^https?:\/\/\S+\.\S+$/.test(button.url)) faults[`buttons.${at}.url`] = "wrong";
    if (button.kind === "phone" && !/^\+\d{7,15}$/.test(button.phone)) faults[`buttons.${at}.phone`] = "wrong";
  }
  return faults;
}
