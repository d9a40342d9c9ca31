import { z } from "zod";
import { TwilioError } from "./errors.ts";
import type { Store } from "./store.ts";
import { bodyOf, placeholdersOf, render } from "./template.ts";

const Variables = z.record(z.string(), z.string().nullable());
const MAX_VARIABLE = 1600;
const MAX_TEMPLATE = 1024;

type TemplateChoice = { ContentSid?: string | undefined; ContentVariables?: string | undefined };
export type ReadContent = { sid: string; body: string; flaw: number | null };

/** The template's text with its variables, and what WhatsApp will later refuse in it. */
export function readContent(store: Store, form: TemplateChoice): ReadContent | null {
  if (!form.ContentSid) return null;
  const template = store.templates.get(form.ContentSid);
  if (!template) throw new TwilioError(21655, "The ContentSid is Invalid");
  const given = readVariables(form.ContentVariables);
  const text = bodyOf(template);
  const values = Object.fromEntries(placeholdersOf(text).map((name) => [name, given[name]]));
  const filled = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? ""]));
  const body = render(text, filled);
  return { sid: template.sid, body, flaw: flawOf(Object.values(values), body) };
}

function readVariables(written: string | undefined): Record<string, string | null> {
  if (!written) return {};
  const parsed = Variables.safeParse(parseJson(written));
  if (!parsed.success) throw new TwilioError(21656, "The ContentVariables Parameter is invalid");
  if (Object.values(parsed.data).some((value) => (value?.length ?? 0) > MAX_VARIABLE)) {
    throw new TwilioError(21658, "Parameter exceeded character limit");
  }
  return parsed.data;
}

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

/** Stricter than life on purpose: Twilio puts the sample in place of a missing variable, and the client reads a stranger's name. */
function flawOf(values: (string | null | undefined)[], body: string): number | null {
  if (values.includes(undefined)) return 63028;
  if (values.some((value) => !value?.trim() || /[\n\r\t]| {5,}/.test(value))) return 63013;
  return body.length > MAX_TEMPLATE ? 63021 : null;
}
