/**
 * A paper as the product ships it: a compact source that build-docx.ts turns into a Word file. Texts hold placeholders
 * of model/fields.ts in the syntax of easy-template-x: {client.name.gen}, {#debts}…{/debts}, {#client.isMarried}…{/},
 * {#!client.isMarried}…{/} for "not", {#?debts}…{/} for "any". Parts between ** and ** are bold.
 */
export interface ShippedTemplate {
  /** Unique, as "contract" or "petition". */
  code: string;
  /** What makes a paper by this template; numbers go by kind, firm and year. Several templates may share one. */
  kind: string;
  title: string;
  titleEn: string;
  group: "application" | "court" | "mfc" | "protection" | "tools" | "payments";
  /** Takes a number when it becomes final; then its text must show {doc.number}. */
  numbered: boolean;
  /** Landscape for the wide tables of the official lists. */
  isLandscape?: boolean;
  /** Half-points of the main text: 24 is 12 pt, which is the default. */
  fontHalfPoints?: number;
  body: readonly Block[];
}

export type Align = "left" | "center" | "right" | "both";

export type Block = Heading | Paragraph | Table | PageBreak | Addressee | Signature | When | Each;

export interface Heading {
  kind: "heading";
  text: string;
  /** 1 is the paper's own title, centred; 2 a section; 1 unless told. */
  level?: 1 | 2;
}

export interface Paragraph {
  kind: "paragraph";
  text: string;
  /** "both" unless told. */
  align?: Align;
  /**
   * First line by 12.5 mm ("first", as told by nothing), none, a hanging mark of a list, or a number that Word counts:
   * one such list a template.
   */
  indent?: "first" | "none" | "hanging" | "numbered";
  /** From the left margin. */
  leftMm?: number;
  /** Twentieths of a point. */
  spaceAfter?: number;
  /** Half-points where this paragraph is smaller or larger than the rest. */
  fontHalfPoints?: number;
  /** Stays on one page with the next block. */
  keepWithNext?: boolean;
}

export interface Table {
  kind: "table";
  /** Widths in mm; "auto" tables are none: official forms have theirs. */
  columns: readonly { widthMm: number; align?: Align }[];
  /** Repeated on each page. */
  header?: readonly Row[];
  rows: readonly Row[];
  /** Lines around cells; true unless told. */
  hasBorders?: boolean;
  fontHalfPoints?: number;
}

export interface Row {
  cells: readonly Cell[];
  /** The row is repeated for each item of this list; its cells speak of the item: {n}, {creditor.name}. */
  each?: string;
  /** The row stands only when this is so: "client.isMarried", "!debts"; with `each`, it is asked first. */
  when?: string;
}

export type Cell =
  | string
  | {
      text: string;
      /** Columns it covers. */
      span?: number;
      /** Rows it covers, this one counted; the rows below leave the place out. Not in rows that repeat. */
      rowSpan?: number;
      align?: Align;
      isBold?: boolean;
    };

export interface PageBreak {
  kind: "pageBreak";
}

/** To whom and from whom, in the upper right part of the page; each line a paragraph. */
export interface Addressee {
  kind: "addressee";
  lines: readonly string[];
}

/** A line to sign on: who, the line itself, the name in full after it; kept on one page. */
export interface Signature {
  kind: "signature";
  /** "Заявитель", "Представитель по доверенности". */
  who: string;
  /** "{client.name.short}". */
  name: string;
  /** A place for the day beside it, or the day itself: "{doc.date}". */
  date?: string;
}

/** Blocks that stand only when this is so; of a list, when it has any item. */
export interface When {
  kind: "when";
  condition: string;
  body: readonly Block[];
}

/** Blocks repeated for each item of a list; within, placeholders speak of the item first. */
export interface Each {
  kind: "each";
  list: string;
  body: readonly Block[];
}
