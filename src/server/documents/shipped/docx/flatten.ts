import { listAt } from "../../model/fields.ts";
import type {
  Addressee,
  Block,
  Each,
  Heading,
  PageBreak,
  Paragraph,
  Signature,
  Table,
  When,
} from "../shipped-template.ts";

/** Placeholders that stand between blocks; written as a line of no height. */
export interface Marker {
  kind: "marker";
  text: string;
}
export type Flat = Heading | Paragraph | Table | PageBreak | Signature | Marker;

// "paragraph" repeats the paragraphs between the two marks whole and leaves no empty one behind.
export const openOver = (over: "paragraph" | "row", name: string): string => `{#${name} [loopOver: "${over}"]}`;
export const CLOSE = "{/}";

/** Conditions and repetitions become marks at the beginning and at the end of the texts they embrace. */
export const flatten = (blocks: readonly Block[]): Flat[] => blocks.flatMap(flat);

function flat(block: Block): Flat[] {
  switch (block.kind) {
    case "when":
    case "each":
      return embraced(block);
    case "addressee":
      return addressed(block);
    case "paragraph":
      return [{ ...block, text: block.indent === "hanging" ? hanging(block.text) : block.text }];
    default:
      return [block];
  }
}

function embraced(block: When | Each): Flat[] {
  const body = flatten(block.body);
  const open = openOver("paragraph", block.kind === "when" ? asked(block.condition) : block.list);
  const [first] = body;
  if (first && hasText(first)) body[0] = { ...first, text: open + first.text };
  else body.unshift({ kind: "marker", text: open });
  const last = body.at(-1);
  if (last && hasText(last)) body[body.length - 1] = { ...last, text: last.text + CLOSE };
  else body.push({ kind: "marker", text: CLOSE });
  return body;
}

/** Of a list a condition asks whether there is any item; told plainly, it would be repeated for each. */
export const asked = (condition: string): string => (listAt(condition) ? `?${condition}` : condition);

const hasText = (block: Flat): block is Heading | Paragraph | Marker => "text" in block;

const ADDRESSEE_MM = 80;

const addressed = ({ lines }: Addressee): Flat[] =>
  lines.map((text) => ({
    kind: "paragraph",
    text,
    align: "left",
    indent: "none",
    leftMm: ADDRESSEE_MM,
    spaceAfter: 0,
  }));

/** The mark of a list stands before its text, which begins at the tab. */
const hanging = (text: string): string => text.replace(/^(–|\d+(?:\.\d+)*[.)]) /, "$1\t");
