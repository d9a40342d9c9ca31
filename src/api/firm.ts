import { z } from "zod";
import { endpoint } from "./endpoint.ts";

const Hours = z.object({ from: z.int().min(0).max(1440), to: z.int().min(0).max(1440) });

/** The firm's own facts: requisites, hours, the zone its deadlines are counted in. */
export const FirmFacts = z.object({
  name: z.string().trim().min(1).max(60),
  legalName: z.string().trim().max(200),
  inn: z.string().regex(/^(\d{10}|\d{12})?$/),
  ogrn: z.string().regex(/^(\d{13}|\d{15})?$/),
  kpp: z.string().regex(/^(\d{4}[0-9A-Z]{2}\d{3})?$/),
  address: z.string().trim().max(300),
  city: z.string().trim().max(100),
  phone: z.string().trim().max(30),
  email: z.union([z.literal(""), z.email().max(200)]),
  bankName: z.string().trim().max(200),
  bik: z.string().regex(/^(\d{9})?$/),
  account: z.string().regex(/^(\d{20})?$/),
  corrAccount: z.string().regex(/^(\d{20})?$/),
  headName: z.string().trim().max(200),
  headPosition: z.string().trim().max(100),
  headPositionGen: z.string().trim().max(100),
  headBasis: z.string().trim().max(200),
  /** Of the firm's services, percent within the price. */
  vat: z.enum(["none", "5", "7", "22"]),
  hoursText: z.string().trim().max(100),
  zone: z.string().max(60),
  /** Monday first; minutes from midnight; null is a day off. */
  week: z.array(Hours.nullable()).length(7),
  takeMinutes: z
    .int()
    .min(1)
    .max(24 * 60),
  /** When messages may reach a client, by the client's own clock. */
  quiet: Hours,
  undoSeconds: z.int().min(0).max(60),
  /** Whether triggers and robots move a card to a stage that asks for more than the card has. */
  gateByRules: z.enum(["pass", "stop"]),
  /** Ways to a client by a channel policy, the first one first; what is left out is not used. */
  channelOrder: z
    .array(z.enum(["sms", "email", "whatsapp", "max", "telegram"]))
    .min(1)
    .refine((order) => new Set(order).size === order.length, "wrong"),
});

export const getFirm = endpoint({
  name: "firm.get-facts",
  method: "GET",
  path: "/api/firm",
  need: "users.read",
  summary: "The firm's facts and working week",
  reply: FirmFacts,
});
export const updateFirm = endpoint({
  name: "firm.update-facts",
  method: "PATCH",
  path: "/api/firm",
  need: "firm.write",
  summary: "Change the firm's facts",
  body: FirmFacts.partial(),
  reply: FirmFacts,
});
