import { day, dayInWords } from "../model/words.ts";
import { fill, type Compiled } from "./compiled.ts";
import { PENDING } from "./resolve.ts";
import { templateWrong } from "./unpack.ts";

export interface Stamp {
  /** Null where papers of the kind have no numbers. */
  number: string | null;
  day: string;
}

/**
 * A draft with its number and day put in; nothing else of it changes. Throws Refused "template-wrong" where the file,
 * edited by hand, holds other braces.
 */
export function stampedWith(draft: Compiled, stamp: Stamp): Promise<Uint8Array> {
  return fill(draft, ({ path }) => {
    const tag = path.at(-1);
    if (typeof tag !== "object") return "";
    if (tag.disposition === "SelfClosed" && PENDING.test(tag.name)) return shown(tag.name, stamp);
    throw templateWrong([{ problem: "field-unknown", tag: tag.rawText, place: "" }]);
  }).catch((error: unknown) => {
    if (error instanceof Error && "reason" in error) throw error;
    throw templateWrong([
      { problem: "syntax", tag: "", place: error instanceof Error ? error.message.slice(0, 200) : "" },
    ]);
  });
}

function shown(name: string, { number, day: on }: Stamp): string {
  if (name.startsWith("doc.number")) return number ?? "б/н";
  return name.endsWith(".words") ? dayInWords(on) : day(on);
}
