import { createHmac } from "node:crypto";

/** The exchange's own way of signing, written apart from the program's: base64 of the hexadecimal text. */
const formulas: Record<string, string[]> = {
  NOTIFY_ANSWER: ["caller_id", "destination", "call_start"],
  NOTIFY_OUT_START: ["internal", "destination", "call_start"],
  NOTIFY_OUT_END: ["internal", "destination", "call_start"],
  NOTIFY_RECORD: ["pbx_call_id", "call_id_with_rec"],
};

export function sign(form: Record<string, string>, secret: string): string {
  const names = formulas[form["event"] ?? ""] ?? ["caller_id", "called_did", "call_start"];
  const text = names.map((name) => form[name] ?? "").join("");
  return Buffer.from(createHmac("sha1", secret).update(text).digest("hex")).toString("base64");
}
