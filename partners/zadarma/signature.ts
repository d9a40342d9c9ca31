import { createHash, createHmac } from "node:crypto";

export type Params = Record<string, string>;

/** base64 of the 40 hex characters, not of the 20 bytes: so do all official clients. */
function signText(secret: string, text: string): string {
  const hex = createHmac("sha1", secret).update(text, "utf8").digest("hex");
  return Buffer.from(hex, "latin1").toString("base64");
}

/** The part after the key in the Authorization header of a request. */
export function signRequest(secret: string, path: string, params: Params): string {
  const query = phpQuery(params);
  const digest = createHash("md5").update(query, "utf8").digest("hex");
  return signText(secret, path + query + digest);
}

/** http_build_query of sorted parameters as PHP writes it; a list's members keep their order under one name. */
export function phpQuery(params: Params): string {
  const pairs = Object.entries(params).map(([name, value]) => ({ top: name.split("[")[0] ?? name, name, value }));
  const sorted = pairs.toSorted((left, right) => (left.top < right.top ? -1 : left.top > right.top ? 1 : 0));
  return sorted.map(({ name, value }) => `${phpEncode(name)}=${phpEncode(value)}`).join("&");
}

/** RFC 1738: a space is "+", and all but letters, digits, "-", "_" and "." is escaped. */
const phpEncode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");

const callFields = ["caller_id", "called_did", "call_start"];
const outFields = ["internal", "destination", "call_start"];

/** Which values of an event are signed, one after another. Those with `result` alone are not listed. */
const signedFields: Record<string, readonly string[]> = {
  NOTIFY_START: callFields,
  NOTIFY_INTERNAL: callFields,
  NOTIFY_INTERNAL_END: callFields,
  NOTIFY_END: callFields,
  NOTIFY_IVR: callFields,
  NOTIFY_ANSWER: ["caller_id", "destination", "call_start"],
  NOTIFY_OUT_START: outFields,
  NOTIFY_OUT_END: outFields,
  NOTIFY_RECORD: ["pbx_call_id", "call_id_with_rec"],
};

export function signHook(secret: string, params: Params): string {
  const fields = signedFields[params["event"] ?? ""] ?? ["result"];
  return signText(secret, fields.map((name) => params[name] ?? "").join(""));
}
