import { z } from "zod";
import { endingOf } from "./zadarma-hooks.ts";
import { ask, type Account } from "./zadarma-client.ts";
import { openLink } from "./open-link.ts";
import { LineError, type CallAnswer, type LineState, type ListedLeg, type PhoneLine } from "./port.ts";

/** Long ids lose their end as JSON numbers, so the client reads every number of theirs as text. */
const Text = z.union([z.string(), z.number()]).transform(String);
const Balance = z.object({ balance: z.coerce.number(), currency: z.string().default("") });
const Zone = z.object({ timezone: z.string() });
const Internal = z.object({ pbx_id: Text, numbers: z.array(Text).default([]) });
const Link = z.object({ link: z.string().optional(), links: z.array(z.string()).optional() });
const Key = z.object({ key: z.string().min(1) });
const Row = z.object({
  call_id: Text,
  sip: Text.default(""),
  callstart: z.string(),
  clid: Text.default(""),
  destination: Text.default(""),
  disposition: z.string().default(""),
  seconds: z.coerce.number().int().min(0).catch(0),
  is_recorded: z.union([z.boolean(), z.string(), z.number()]).default(false),
  pbx_call_id: Text,
});
const List = z.object({ stats: z.array(Row).default([]) });
export const LIST_PAGE = 1000;
/** Half an hour: time enough to take the file over at once, and no longer open to whoever finds the link. */
const LINK_SECONDS = 1800;

/** Zadarma, and Novofon by another base address. */
export function zadarmaLine(account: Account): PhoneLine {
  return {
    check: () => readState(account),
    call: ({ extension, number }) => callBack(account, extension, number),
    async listed({ from, to, skip }) {
      const reply = await ask(account, "GET", "/v1/statistics/pbx/", {
        start: from,
        end: to,
        version: 2,
        skip,
        limit: LIST_PAGE,
      });
      const rows = read(List, reply).stats;
      return rows.map((row) => legOf(row, account.isExtension));
    },
    async recordingLinks(partnerCallId) {
      const params = { pbx_call_id: partnerCallId, lifetime: LINK_SECONDS };
      const { link, links } = read(Link, await ask(account, "GET", "/v1/pbx/record/request/", params));
      return links ?? (link ? [link] : []);
    },
    download: (link) => openLink(link, account),
    webPhoneKey: async (sip) => read(Key, await ask(account, "GET", "/v1/webrtc/get_key/", { sip })).key,
    allowWebPhone: (domain) => allowDomain(account, domain),
    async installHooks(url) {
      await ask(account, "POST", "/v1/pbx/callinfo/url/", { url });
      const flags = [
        "notify_start",
        "notify_internal",
        "notify_answer",
        "notify_end",
        "notify_out_start",
        "notify_out_end",
      ];
      await ask(
        account,
        "POST",
        "/v1/pbx/callinfo/notifications/",
        Object.fromEntries(flags.map((flag) => [flag, "true"])),
      );
    },
  };
}

/** The account's widget is made with its first site; further sites are added to it. */
async function allowDomain(account: Account, domain: string): Promise<void> {
  try {
    await ask(account, "POST", "/v1/webrtc/create/", { domain });
  } catch (error) {
    if (!(error instanceof LineError) || error.code !== "refused") throw error;
    await ask(account, "POST", "/v1/webrtc/domain/", { domain });
  }
}

async function readState(account: Account): Promise<LineState> {
  const { balance, currency } = read(Balance, await ask(account, "GET", "/v1/info/balance/", {}));
  const { timezone } = read(Zone, await ask(account, "GET", "/v1/info/timezone/", {}));
  const internal = read(Internal, await ask(account, "GET", "/v1/pbx/internal/", {}));
  return {
    balanceText: `${balance} ${currency}`.trim(),
    zone: zoneOf(timezone),
    pbxId: internal.pbx_id,
    extensions: internal.numbers,
  };
}

function read<S extends z.ZodType>(schema: S, reply: unknown): z.output<S> {
  const parsed = schema.safeParse(reply);
  if (parsed.success) return parsed.data;
  throw new LineError("unreadable", "the answer has an unknown form", true, parsed.error);
}

/** "UTC+3" names no place; the sign of Etc/GMT is the other way round. */
export function zoneOf(written: string): string {
  const [, sign, hours] = /^(?:UTC|GMT)([+-])(\d{1,2})(?::?00)?$/.exec(written.trim()) ?? [];
  if (/^(UTC|GMT)([+-]0+)?$/.test(written.trim())) return "UTC";
  if (!sign || !hours) throw new LineError("unknown-zone", "the account's clock is of an unknown zone", false);
  return `Etc/GMT${sign === "+" ? "-" : "+"}${Number(hours)}`;
}

async function callBack(account: Account, extension: string, number: string): Promise<CallAnswer> {
  try {
    await ask(account, "GET", "/v1/request/callback/", {
      from: extension,
      to: number.replace(/\D/g, ""),
      sip: extension,
    });
    return { kind: "accepted" };
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    // A plain refusal did nothing; what broke off on the way may have been carried out.
    if (error.code === "time-out" || error.code === "unreadable" || error.code === "server")
      return { kind: "unknown", reason: error.code };
    return { kind: "rejected", code: error.code, text: error.message };
  }
}

function legOf(row: z.infer<typeof Row>, isExtension: (text: string) => boolean): ListedLeg {
  const caller = /<([^>]*)>/.exec(row.clid)?.[1] ?? row.clid;
  const isOut = row.pbx_call_id.startsWith("out_") || isExtension(caller);
  const isRecorded = ["true", "1"].includes(String(row.is_recorded));
  const extension = [row.sip, isOut ? caller : row.destination].find(isExtension) ?? null;
  return {
    partnerCallId: row.pbx_call_id,
    legId: row.call_id,
    startedAt: row.callstart,
    fact: {
      kind: "listed",
      direction: isOut ? "out" : "in",
      number: (isOut ? row.destination : caller) || null,
      lineNumber: null,
      extension,
      ending: endingOf(row.disposition),
      endingWord: row.disposition || null,
      seconds: row.seconds,
      isRecorded,
      recordingId: isRecorded ? row.call_id : null,
    },
  };
}
