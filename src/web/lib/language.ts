import { updateProfile } from "../../api/access.ts";
import { call } from "./api.ts";
import type { Locale } from "./locale.ts";
import { useSessionChange } from "./session.ts";
import { toastError } from "../ui/toast-store.ts";

export function useLanguage() {
  const save = useSessionChange((locale: Locale) => call(updateProfile, { body: { locale } }));
  return (locale: Locale) => save.mutate(locale, { onError: (error) => toastError(error) });
}
