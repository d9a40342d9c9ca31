import { useCallback } from "react";
import { ApiError } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { reasonText } from "../lib/reason-words.ts";
import { useLocale } from "../lib/locale.ts";
import { errorText } from "../ui/error-text.ts";
import { toast } from "../ui/toast-store.ts";
import { diskTexts } from "./texts.ts";

/** What the server refused, in the words of its reason. */
export function useFaultText(): (error: unknown) => string {
  const locale = useLocale();
  return useCallback(
    (error) => {
      const codes = error instanceof ApiError ? [error.reason, ...Object.values(error.fields)] : [];
      for (const code of codes) {
        const words = code === undefined ? undefined : reasonText(code, {}, locale);
        if (words) return words;
      }
      return errorText(error);
    },
    [locale],
  );
}

export function useFault(): (error: unknown) => void {
  const t = useTexts(diskTexts);
  const textOf = useFaultText();
  return useCallback((error) => void toast({ text: t("failed", { reason: textOf(error) }), tone: "red" }), [t, textOf]);
}
