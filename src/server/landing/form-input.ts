import type { FormValues } from "./page/index.ts";

export type TypedForm = FormValues;

const text = (value: unknown, max: number): string => (typeof value === "string" ? value.slice(0, max) : "");

/** What was typed, kept as it was so that a refused form comes back filled. */
export function readForm(body: Record<string, unknown>): { values: TypedForm; mark: string | undefined } {
  const values = {
    name: text(body["name"], 200),
    phone: text(body["phone"], 60),
    debtAmount: text(body["debtAmount"], 40),
    comment: text(body["comment"], 2000),
    consent: body["consent"] === "true" || body["consent"] === "on",
    advertisingConsent: body["advertisingConsent"] === "true" || body["advertisingConsent"] === "on",
  };
  const mark = text(body["mark"], 500);
  return { values, mark: mark === "" ? undefined : mark };
}
