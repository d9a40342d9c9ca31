import { z } from "zod";
import { demoAccount } from "./demo-account.ts";
import { TwilioError } from "./errors.ts";
import { newSid } from "./sids.ts";
import type { Template } from "./template.ts";

const typeNames = [
  "twilio/text",
  "twilio/media",
  "twilio/location",
  "twilio/list-picker",
  "twilio/call-to-action",
  "twilio/quick-reply",
  "twilio/card",
  "twilio/carousel",
  "twilio/catalog",
  "twilio/flows",
  "twilio/schedule",
  "whatsapp/card",
  "whatsapp/authentication",
  "whatsapp/flows",
] as const;

const AnyType = z.record(z.string(), z.unknown());
const Text = z.strictObject({ body: z.string().min(1).max(1600) });

/** Strict: the camelCase keys that some of Twilio's own libraries send are refused, as by the real service. */
const Request = z.strictObject({
  friendly_name: z.string().default(""),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, "must be a language code, e.g. ru"),
  variables: z.record(z.string().regex(/^\w+$/), z.string()).default({}),
  types: z
    .strictObject(
      Object.fromEntries(typeNames.map((name) => [name, (name === "twilio/text" ? Text : AnyType).optional()])),
    )
    .refine((types) => Object.keys(types).length > 0, "must hold at least one type"),
});

export function createTemplate(body: unknown, now: number): Template {
  const parsed = Request.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new TwilioError(20001, `Invalid request body: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim());
  }
  const { friendly_name: friendlyName, language, variables, types } = parsed.data;
  const given = Object.entries(types).flatMap(([name, type]) => (type ? [[name, type] as const] : []));
  return {
    sid: newSid("HX"),
    accountSid: demoAccount.sid,
    friendlyName,
    language,
    variables,
    types: Object.fromEntries(given),
    createdAt: now,
    updatedAt: now,
    approval: null,
  };
}
