import type { ClientFieldName, Words } from "../../../../api/client-fields.ts";
import type { RecordKind } from "../../../../api/client-records.ts";
import type { PackageKind } from "../../../../api/requests.ts";

/** When a paper is needed, over the client's facts. `each` asks for one paper a thing: a child, a flat, a debt. */
export type Condition =
  | { when: "always" }
  | { when: "field"; field: ClientFieldName; is: string | boolean }
  /** The day lies within the law's look-back. */
  | { when: "recent"; field: ClientFieldName }
  | {
      when: "records";
      record: RecordKind;
      each?: true;
      only?: { member: string; is: readonly string[] };
      /** This member's day lies within the look-back. */
      recent?: string;
      /** Besides those of `only`, any dearer than the law's threshold. */
      orDear?: string;
    }
  | { when: "debts"; each?: true }
  | { when: "all"; of: readonly Condition[] }
  | { when: "any"; of: readonly Condition[] };

/** A paper that somebody must get: from where, for how much, and how long it lives. */
export interface PaperKind {
  code: string;
  title: Words;
  for: readonly PackageKind[];
  /** Its place among the attachments: number of the list of article 213.4, else after them. */
  place: number;
  condition: Condition;
  getter: "client" | "power" | "online";
  priceKopecks: number | null;
  /** Working days from order to hand, as is usual. */
  leadDays: number;
  /** The rule of its shelf life; null when it does not age. */
  shelf: string | null;
  /** Pages, as is usual; a client who brings one of three is asked. */
  pages: number | null;
  isRequired: boolean;
  /** How to get it, said to the client. */
  help: Words;
}

/** What most papers are: the client has it at home, it costs nothing and does not age. */
export const paper = (
  code: string,
  title: Words,
  place: number,
  more: Partial<PaperKind> & Pick<PaperKind, "for" | "help">,
): PaperKind => ({
  code,
  title,
  place,
  condition: { when: "always" },
  getter: "client",
  priceKopecks: null,
  leadDays: 0,
  shelf: null,
  pages: null,
  isRequired: true,
  ...more,
});
