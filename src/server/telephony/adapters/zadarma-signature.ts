import { createHash, createHmac } from "node:crypto";
import { sameText } from "../../kernel/ids.ts";
import type { HookForm, Verdict } from "./port.ts";

export type Params = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** The partner takes base64 of the hexadecimal text, not of the bytes; its own description does not say so. */
function signed(secret: string, text: string): string {
  const hex = createHmac("sha1", secret).update(text, "utf8").digest("hex");
  return Buffer.from(hex, "latin1").toString("base64");
}

export function authorization(key: string, secret: string, path: string, params: Params): string {
  const query = phpQuery(params);
  const md5 = createHash("md5").update(query, "utf8").digest("hex");
  return `${key}:${signed(secret, `${path}${query}${md5}`)}`;
}

/** `http_build_query` of PHP, by which the partner checks: sorted names, RFC 1738, flags as 1 and 0, nulls left out. */
export function phpQuery(params: Params): string {
  const names = Object.keys(params).toSorted();
  return names.flatMap((name) => pairsOf(name, params[name] ?? null)).join("&");
}

function pairsOf(name: string, value: Params[string]): string[] {
  if (value === null) return [];
  if (typeof value === "object")
    return value.map((item, i) => `${phpEncode(`${name}[${i}]`)}=${phpEncode(String(item))}`);
  const text = typeof value === "boolean" ? (value ? "1" : "0") : String(value);
  return [`${phpEncode(name)}=${phpEncode(text)}`];
}

/** All but letters, digits, "-", "_" and "." is escaped; a space is "+". */
const phpEncode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");

const ofCall = ["caller_id", "called_did", "call_start"];
const ofOutgoing = ["internal", "destination", "call_start"];
const formulas: Readonly<Record<string, readonly string[]>> = {
  NOTIFY_START: ofCall,
  NOTIFY_INTERNAL: ofCall,
  NOTIFY_INTERNAL_END: ofCall,
  NOTIFY_END: ofCall,
  NOTIFY_IVR: ofCall,
  NOTIFY_ANSWER: ["caller_id", "destination", "call_start"],
  NOTIFY_OUT_START: ofOutgoing,
  NOTIFY_OUT_END: ofOutgoing,
  NOTIFY_RECORD: ["pbx_call_id", "call_id_with_rec"],
  SMS: ["result"],
  NUMBER_LOOKUP: ["result"],
  CALL_TRACKING: ["result"],
};

/** By the values exactly as they came. Some clients of the partner sign with the bytes: either form needs the secret. */
export function verdictOf(secret: string, form: HookForm, signature: string | undefined): Verdict {
  const formula = Object.hasOwn(formulas, form["event"] ?? "") ? formulas[form["event"] ?? ""] : undefined;
  if (!formula) return "unverified";
  if (!signature) return "no-signature";
  const text = formula.map((name) => form[name] ?? "").join("");
  const raw = createHmac("sha1", secret).update(text, "utf8").digest("base64");
  return sameText(signature, signed(secret, text)) || sameText(signature, raw) ? "signed" : "wrong-signature";
}
