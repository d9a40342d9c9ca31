import { z } from "zod";
import {
  PartnerError,
  type AskedAbout,
  type Capabilities,
  type Channel,
  type OutgoingMessage,
  type PartnerMessage,
  type SendOutcome,
} from "../port.ts";
import { NoAnswer } from "../http-call.ts";
import { isSameSecret } from "../same-secret.ts";
import { smscClient, SmscRefusal, type AskSmsc, type SmscAccount } from "./smsc-client.ts";
import { outcomeOf, partnerErrorOf } from "./smsc-errors.ts";
import { faceOf, failureOf, newsOf, parseWebhook } from "./smsc-hooks.ts";

export const smscCapabilities: Capabilities = {
  canStart: true,
  needsTemplateOutsideHours: null,
  receipts: "delivered",
  buttons: 0,
  // Fifteen Cyrillic parts: more is refused.
  maxText: 1000,
  maxFile: 0,
  maxFiles: 0,
  reply: false,
  edit: false,
  countsParts: true,
};

/** SMS through SMSC.ru. Our own id goes along, so a message whose answer was lost is found by it. */
export function smscChannel(account: SmscAccount): Channel {
  const ask = smscClient(account);
  const noMedia = (): never => {
    throw new PartnerError("media-address", "text messages carry no files", false);
  };
  return {
    capabilities: smscCapabilities,
    send: (message) => send(ask, account, message),
    listTemplates: async () => [],
    check: () => orPartnerError(async () => void Balance.parse(await ask("balance", {}))),
    reconcile: (since, address, asked) =>
      orPartnerError(() => (asked ? statusOf(ask, { since, address, asked }) : Promise.resolve([]))),
    fetchMedia: async () => noMedia(),
    verify: ({ url }) => isSameSecret(new URL(url).searchParams.get("t"), account.hookSecret),
    glance: faceOf,
    parseWebhook,
    quote: (to, text) => orPartnerError(() => priceOf(ask, account, to, text)),
  };
}

const Balance = z.object({ balance: z.coerce.number() });
const Sent = z.object({
  id: z.coerce.string().min(1),
  cnt: z.coerce.number().int().catch(1),
  cost: z.coerce.number().optional(),
});
const Price = z.object({ cost: z.coerce.number(), cnt: z.coerce.number().int() });

const kopecks = (roubles: number): number => Math.round(roubles * 100);
const fieldsOf = ({ sender }: SmscAccount, to: string, text: string) => ({
  phones: to,
  mes: text,
  ...(sender === "" ? {} : { sender }),
});

async function send(ask: AskSmsc, account: SmscAccount, { to, content, ourId }: OutgoingMessage): Promise<SendOutcome> {
  if (content.kind !== "text")
    return { kind: "rejected", class: "content", code: "words-only", text: "a text message is words alone" };
  try {
    // cost=3: send, and tell the price.
    const sent = Sent.safeParse(await ask("send", { ...fieldsOf(account, to, content.text), id: ourId, cost: "3" }));
    if (!sent.success) return { kind: "unknown", reason: "the answer holds no id" };
    const { id, cnt, cost } = sent.data;
    return {
      kind: "accepted",
      externalId: id,
      state: "accepted",
      parts: cnt,
      ...(cost === undefined ? {} : { costKopecks: kopecks(cost) }),
    };
  } catch (error) {
    return outcomeOf(error);
  }
}

async function priceOf(ask: AskSmsc, account: SmscAccount, to: string, text: string) {
  const { cost, cnt } = Price.parse(await ask("send", { ...fieldsOf(account, to, text), cost: "1" }));
  return { parts: cnt, costKopecks: kopecks(cost) };
}

const Status = z.object({
  status: z.coerce.number().int(),
  err: z.coerce.number().int().catch(0),
  message: z.string().catch(""),
  send_timestamp: z.coerce.number().catch(0),
});
/** That there is no such message is an answer too; it comes as an error, or as a status. */
const NOT_FOUND = "e3";

async function statusOf(
  ask: AskSmsc,
  { since, address, asked }: { since: Date; address: string; asked: AskedAbout },
): Promise<PartnerMessage[]> {
  const id = asked.externalId ?? asked.ourId;
  try {
    const found = Status.parse(await ask("status", { phone: address, id, all: "1" }));
    const at = new Date(found.send_timestamp * 1000);
    // An older message under the same id is another installation's.
    if (found.status === -3 || at < since) return [];
    return [
      {
        externalId: id,
        ourId: asked.ourId,
        body: found.message,
        at,
        news: newsOf(found.status),
        ...failureOf(found.status, found.err),
      },
    ];
  } catch (error) {
    if (error instanceof SmscRefusal && error.code === NOT_FOUND) return [];
    throw error;
  }
}

async function orPartnerError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoAnswer || error instanceof SmscRefusal || error instanceof z.ZodError)
      throw partnerErrorOf(error);
    throw error;
  }
}
