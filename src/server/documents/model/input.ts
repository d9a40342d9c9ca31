import type { PaperExtra } from "../../../api/documents.ts";
import type { MatterFactName } from "../../../api/matter-papers.ts";
import type { Firm } from "../../kernel/settings.ts";
import type { Leaf } from "./field-kinds.ts";
import type { NameCase } from "./names.ts";

/** What the model of a paper is built of, beside the client's facts: read once, in one place (read-model.ts). */
export interface PaperInput {
  today: string;
  title: string;
  firm: Firm;
  matter: PaperMatter | null;
  /** The newest final contract of the matter. */
  contract: { number: string; day: string; id: number } | null;
  extra: PaperExtra;
  /** The firm's own fields of cards. */
  custom: readonly Leaf[];
  /** By rule's code, as in force on the event's day. */
  rules: ReadonlyMap<string, object>;
  texts: ReadonlyMap<string, string>;
  /** Cases set by hand, by the name itself. */
  nameForms: ReadonlyMap<string, Partial<Record<NameCase, string>>>;
}

export interface PaperMatter {
  id: number;
  number: number;
  openedOn: string;
  responsibleName: string | null;
  facts: ReadonlyMap<MatterFactName, string>;
}
