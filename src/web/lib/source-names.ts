import { useCallback } from "react";
import { sayPair, type Pair } from "./i18n.ts";
import { useLocale } from "./locale.ts";

/** Where a client came from: codes of the server in people's words. An unknown code (an import, a partner) is shown as it is. */
const names: Record<string, Pair> = {
  site: ["Сайт", "Site"],
  landing: ["Сайт", "Site"],
  hand: ["Вручную", "By hand"],
  call: ["Звонок", "Call"],
  whatsapp: ["WhatsApp", "WhatsApp"],
  telegram: ["Telegram", "Telegram"],
  max: ["MAX", "MAX"],
  mail: ["Почта", "E-mail"],
  advice: ["По совету", "Referral"],
  office: ["Офис", "Office"],
  contract: ["Договор", "Contract"],
  bitrix24: ["Битрикс24", "Bitrix24"],
  import: ["Импорт", "Import"],
};

/** What a person may choose when entering a client by hand. */
export const handSources = ["call", "office", "advice", "whatsapp", "mail", "hand"] as const;

export function useSourceName(): (code: string) => string {
  const locale = useLocale();
  return useCallback((code) => (names[code] ? sayPair(names[code], undefined, locale) : code), [locale]);
}
