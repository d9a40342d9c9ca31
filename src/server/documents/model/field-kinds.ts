import type { Words } from "../../../api/client-fields.ts";

// A placeholder is a path and, after it, any forms of its kind: {client.name.gen}, {client.name.dat.short},
// {totals.debt.full}, {client.birthDate.words}. Every field may stand as a condition: {#client.inn}ИНН {client.inn}{/}.

export type LeafKind = "text" | "lines" | "name" | "day" | "money" | "number" | "flag";

/** One field a template may show. */
export interface Leaf {
  path: string;
  kind: LeafKind;
  title: Words;
  example: string;
  /** What stands where the fact is unknown: official tables have a dash; otherwise the paper is refused, never blank. */
  absent?: "dash";
}

/** A list for {#debts}…{/debts}; paths of its leaves and lists are told from the item. Each item has {n} too. */
export interface ListField {
  path: string;
  title: Words;
  leaves: readonly Leaf[];
  lists?: readonly ListField[];
}

export interface Form {
  form: string;
  title: Words;
  example: string;
}

const orDash: Form = {
  form: "orDash",
  title: ["или прочерк, если неизвестно", "or a dash when unknown"],
  example: "—",
};

/** What may follow a path, by kind. Cases and shortenings of a name combine: `.dat.short`. */
export const formsOf: Record<LeafKind, readonly Form[]> = {
  text: [orDash],
  lines: [orDash],
  number: [orDash],
  flag: [],
  day: [{ form: "words", title: ["словами", "in words"], example: "12 марта 2026 года" }, orDash],
  money: [
    { form: "words", title: ["прописью", "in words"], example: "Двадцать одна тысяча рублей 21 копейка" },
    {
      form: "full",
      title: ["цифрами и прописью", "in figures and words"],
      example: "21 000,21 руб. (Двадцать одна тысяча рублей 21 копейка)",
    },
    orDash,
  ],
  name: [
    { form: "gen", title: ["кого? (родительный)", "genitive"], example: "Иванова Петра Сергеевича" },
    { form: "dat", title: ["кому? (дательный)", "dative"], example: "Иванову Петру Сергеевичу" },
    { form: "acc", title: ["кого? (винительный)", "accusative"], example: "Иванова Петра Сергеевича" },
    { form: "ins", title: ["кем? (творительный)", "instrumental"], example: "Ивановым Петром Сергеевичем" },
    { form: "short", title: ["фамилия и инициалы", "surname and initials"], example: "Иванов П. С." },
    { form: "initials", title: ["инициалы и фамилия", "initials and surname"], example: "П. С. Иванов" },
    { form: "surname", title: ["фамилия", "surname"], example: "Иванов" },
    { form: "first", title: ["имя", "first name"], example: "Пётр" },
    { form: "patronymic", title: ["отчество", "patronymic"], example: "Сергеевич" },
    orDash,
  ],
};

export const leaf = (path: string, kind: LeafKind, title: Words, example: string): Leaf => ({
  path,
  kind,
  title,
  example,
});
/** A field of an official table: a dash where there is nothing to say. */
export const cell = (path: string, kind: LeafKind, title: Words, example: string): Leaf => ({
  path,
  kind,
  title,
  example,
  absent: "dash",
});
export const list = (
  path: string,
  title: Words,
  leaves: readonly Leaf[],
  lists: readonly ListField[] = [],
): ListField => ({ path, title, leaves, lists });
