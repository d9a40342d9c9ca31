import { idOf } from "./headers.ts";
import type { Bounce } from "./parsed-letter.ts";

/** A report of non-delivery (RFC 3464): its second part says what happened, its third holds the letter or its head. */
export function bounceOf(report: { status: string; original: string; references: readonly string[] }): Bounce | null {
  const field = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.+(?:\\r?\\n[ \\t].+)*)`, "im")
      .exec(report.status)?.[1]
      ?.replaceAll(/\s+/g, " ")
      .trim() ?? "";
  const code = /\d\.\d{1,3}\.\d{1,3}/.exec(field("Status"))?.[0] ?? "";
  const action = field("Action").toLowerCase();
  if (code === "" && action === "") return null;
  const recipient = field("Final-Recipient") || field("Original-Recipient");
  const of = /^message-id:\s*(<[^>\r\n]+>)/im.exec(report.original)?.[1];
  return {
    of: idOf(of) ?? report.references.at(-1) ?? null,
    address: recipient
      .slice(recipient.indexOf(";") + 1)
      .trim()
      .toLowerCase()
      .replaceAll(/[<>]/g, "")
      .slice(0, 300),
    code: code || (action === "failed" ? "5.0.0" : "4.0.0"),
    text: field("Diagnostic-Code").slice(0, 500),
  };
}
