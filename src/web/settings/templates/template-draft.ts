import type { TemplateDraft } from "../../../api/message-templates.ts";
import { placesOf } from "./places.ts";
import type { Template } from "./model.ts";

export type Draft = Omit<TemplateDraft, "connectionId"> & { connectionId: number | null };
export type DraftButton = Draft["buttons"][number];
export type DraftVariable = Draft["variables"][number];

/** A connection whose channel has templates. */
export type Sender = { id: number; name: string };
/** What is wrong with a field of the form, in words. */
export type FaultOf = (path: string) => string | null;

export const emptyDraft = (connectionId: number | null): Draft => ({
  connectionId,
  code: "",
  name: "",
  category: "UTILITY",
  language: "ru",
  kind: "text",
  body: "",
  buttons: [],
  variables: [],
});

const isCategory = (text: string): text is Draft["category"] =>
  text === "UTILITY" || text === "MARKETING" || text === "AUTHENTICATION";

/** WhatsApp approves word for word, so a changed text is a new template that begins as the old one. */
export const copyOf = (template: Template): Draft => ({
  connectionId: template.connectionId,
  code: `${template.code}_2`.slice(0, 100),
  name: template.name,
  category: isCategory(template.category) ? template.category : "UTILITY",
  language: template.language || "ru",
  kind: template.kind,
  body: template.body,
  buttons: template.buttons,
  variables: withPlaces(
    template.body,
    template.variables.map((one) => ({ ...one, sample: template.samples[String(one.index)] ?? "" })),
  ),
});

/** One variable for each place of the text, those already set among them. */
export const withPlaces = (body: string, variables: readonly DraftVariable[]): DraftVariable[] =>
  placesOf(body).map(
    (index) => variables.find((one) => one.index === index) ?? { index, field: "", fallback: "", sample: "" },
  );

/** The text with one more place for the fact, where the cursor stands. */
export function insertPlace(draft: Draft, field: string, sample: string, at: number): { draft: Draft; end: number } {
  const next = Math.max(0, ...placesOf(draft.body)) + 1;
  const mark = `{{${next}}}`;
  const body = draft.body.slice(0, at) + mark + draft.body.slice(at);
  const variables = withPlaces(body, [...draft.variables, { index: next, field, fallback: "", sample }]);
  return { draft: { ...draft, body, variables }, end: at + mark.length };
}

const letters: Readonly<Record<string, string>> = Object.fromEntries(
  "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:c ч:ch ш:sh щ:sch ы:y э:e ю:yu я:ya ъ: ь:"
    .split(" ")
    .map((pair) => pair.split(":")),
);

/** «Скоро заседание» → skoro_zasedanie: the partner's names are of small Latin letters. */
export const codeOf = (name: string): string =>
  [...name.toLowerCase()]
    .map((sign) => letters[sign] ?? sign)
    .join("")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);

/** What the client would read: samples in the places. */
export const sampleText = ({ body, variables }: Draft): string =>
  body.replaceAll(/\{\{\s*([1-9]\d*)\s*\}\}/g, (mark, index: string) => {
    const variable = variables.find((one) => one.index === Number(index));
    return variable?.sample || mark;
  });
