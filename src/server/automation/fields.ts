import type { Field, Words } from "./define.ts";

interface More {
  isRequired?: boolean;
  options?: Field["options"];
  help?: Words;
}

/** A field of a settings form, without what most fields leave empty. */
export const field = (name: string, kind: Field["kind"], title: Words, more: More = {}): Field => ({
  name,
  kind,
  title: title[0],
  titleEn: title[1],
  isRequired: more.isRequired ?? false,
  options: more.options ?? [],
  help: more.help?.[0] ?? "",
  helpEn: more.help?.[1] ?? "",
});

export const option = (value: string, title: string, titleEn: string) => ({ value, title, titleEn });
