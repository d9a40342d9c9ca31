import type { SourceKind } from "../../../api/client-fields.ts";
import type { FieldValue } from "../../../api/client-values.ts";

/** What decides between words about one fact. */
export interface Word {
  value: FieldValue;
  kind: SourceKind;
  sourceId: number | null;
  userId: number | null;
}

export interface StoredWord extends Word {
  id: number;
  state: "holds" | "former" | "disputed" | "refused";
}

/**
 * `nothing`: it adds nothing to what is known; `agrees`: one more source of what holds; `holds`: it is what holds from
 * now on; `disputed`: it disagrees with what holds, and a person must decide.
 */
export type Outcome = "nothing" | "agrees" | "holds" | "disputed";

/**
 * A person's word replaces what holds. What any other source says fills an empty fact, confirms a filled one, or stands
 * beside it in dispute. `decides` is a person's word, or that of a rule by which a person decided beforehand.
 */
export function judge(held: FieldValue, known: readonly StoredWord[], said: Word, decides: boolean): Outcome {
  // A source that is silent denies nothing; a person who empties a field does.
  if (said.value === null && !decides) return "nothing";
  if (said.value === held) {
    if (held === null) return "nothing";
    return known.some((word) => word.state === "holds" && isSameSource(word, said)) ? "nothing" : "agrees";
  }
  if (decides || held === null) return "holds";
  const wasSaid = (word: StoredWord) =>
    (word.state === "disputed" || word.state === "refused") && word.value === said.value && isSameSource(word, said);
  return known.some(wasSaid) ? "nothing" : "disputed";
}

/** Every run of a robot speaks by the same rule; of people each answers for himself. */
const isSameSource = (a: Word, b: Word): boolean =>
  a.kind === b.kind && (a.kind === "robot" || (a.sourceId === b.sourceId && a.userId === b.userId));
