import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { factsTexts } from "./facts-texts.ts";

/** What showing a value needs to know of who reads it. */
export function useReader() {
  const t = useTexts(factsTexts);
  return { f: useFormat(), locale: useLocale(), yes: t("yes"), no: t("no") };
}
