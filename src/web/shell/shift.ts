import { setShift } from "../../api/access.ts";
import { call } from "../lib/api.ts";
import { say } from "../lib/i18n.ts";
import { useSession, useSessionChange } from "../lib/session.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import { shellTexts } from "./texts.ts";

/** On shift, a person gets new applications by rota. */
export function useShift() {
  const { user } = useSession();
  const save = useSessionChange((onShift: boolean) => call(setShift, { body: { onShift } }));
  const switchTo = (onShift: boolean) =>
    save.mutate(onShift, {
      onSuccess: () => toast({ text: say(shellTexts, onShift ? "shiftStarted" : "shiftEnded") }),
      onError: (error) => toastError(error),
    });
  return { onShift: save.isPending ? save.variables : user.onShift, switchTo };
}
