import { useQueryClient } from "@tanstack/react-query";
import { useTexts } from "../../lib/i18n.ts";
import { toast, toastError } from "../../ui/toast-store.ts";
import { settingsTexts } from "../texts.ts";
import { webhooksTexts } from "./texts.ts";

/** The switch of a receiver or a source: at once, and it can be undone. */
export function useTurn(name: string, write: (isOn: boolean) => Promise<unknown>) {
  const t = useTexts(webhooksTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  const put = (isOn: boolean) => write(isOn).then(() => client.invalidateQueries({ queryKey: ["webhooks"] }));
  return async (isOn: boolean) => {
    try {
      await put(isOn);
      toast({ text: t(isOn ? "turnedOn" : "turnedOff", { name }), undo: () => put(!isOn) });
    } catch (error) {
      toastError(error, s("notSaved"));
    }
  };
}
