import { useLocale } from "../lib/locale.ts";
import { useTemplates } from "./queries.ts";

/** What a person calls the fact that fills a variable of a template. */
export function useFieldTitle(): (field: string) => string {
  const locale = useLocale();
  const fields = useTemplates().data?.fields ?? [];
  return (field) => {
    const known = fields.find((one) => one.name === field);
    return (locale === "ru" ? known?.title : known?.titleEn) ?? field;
  };
}
