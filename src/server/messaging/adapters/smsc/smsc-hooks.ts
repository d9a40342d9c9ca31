import { z } from "zod";
import type { News } from "../../rules.ts";
import type { BroughtHook, HookEvent, HookFace } from "../port.ts";

/** What SMSC.ru's statuses say. Null for a word that says nothing about the outcome. */
const meanings: Readonly<Record<string, News | null>> = {
  "-3": null,
  "-2": "cancelled",
  "-1": "accepted",
  "0": "sent",
  "1": "delivered",
  "2": "read",
  "3": "failed",
  "4": "read",
  "20": "failed",
  "22": "failed",
  "23": "failed",
  "24": "failed",
  "25": "failed",
};

export const newsOf = (status: number | string): News | null => meanings[String(status)] ?? null;

/** Why it failed: the gateway's own number of the error, or else that of the status. */
export function failureOf(status: number, err: number): { errorCode: string | null; errorText: string | null } {
  if (newsOf(status) !== "failed") return { errorCode: null, errorText: null };
  const errorCode = err > 0 ? `d${err}` : `s${status}`;
  return { errorCode, errorText: `status ${status}, err ${err}` };
}

const Status = z.object({
  id: z.coerce.string().min(1),
  phone: z.coerce.string().default(""),
  status: z.coerce.number().int(),
  err: z.coerce.number().int().catch(0),
  time: z.coerce.string().catch(""),
});
const Inbound = z.object({
  id: z.coerce.string().min(1).optional(),
  phone: z.coerce.string().min(5),
  mes: z.string().default(""),
  to: z.coerce.string().default(""),
  time: z.coerce.string().default(""),
});

export function faceOf({ door, payload }: BroughtHook): HookFace {
  if (door === "inbound") {
    const message = Inbound.safeParse(payload).data;
    const externalId = message ? inboundId(message) : null;
    return { once: externalId && `in:${externalId}`, externalId, status: "inbound" };
  }
  const told = Status.safeParse(payload).data;
  if (!told) return { once: null, externalId: null, status: "unreadable" };
  const { id, status, err, time } = told;
  return { once: `status:${id}:${status}:${err}:${time}`, externalId: id, status: String(status) };
}

export function parseWebhook({ door, payload }: BroughtHook): HookEvent[] {
  if (door === "inbound") {
    const message = Inbound.parse(payload);
    const phone = `+${message.phone.replace(/\D/g, "")}`;
    return [
      {
        kind: "inbound",
        message: {
          externalId: inboundId(message),
          address: phone,
          phone,
          profileName: "",
          text: message.mes,
          button: null,
          media: [],
        },
      },
    ];
  }
  const { id, status, err } = Status.parse(payload);
  return [
    {
      kind: "status",
      news: { externalId: id, ourId: id, status: String(status), news: newsOf(status), ...failureOf(status, err) },
    },
  ];
}

/** The gateway's number of an incoming message; without one, whose it is and when it came. */
const inboundId = ({ id, phone, to, time, mes }: z.infer<typeof Inbound>): string =>
  id === undefined ? `in:${phone}:${to}:${time}:${mes.slice(0, 40)}` : `in:${id}`;
