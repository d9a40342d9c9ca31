import { say } from "../lib/i18n.ts";
import { toast } from "../ui/toast-store.ts";
import { phoneTexts } from "./phone-texts.ts";

/**
 * The partner's phone stands in a window of its own: it cannot be unloaded from a page, and its page alone lets the
 * partner's scripts in. One window however often it is asked for: it must not be loaded anew in the midst of a talk.
 */
export function openWebPhone(): void {
  const opened = window.open("", "oplot-phone", "popup,width=380,height=620");
  if (!opened) {
    toast({ text: say(phoneTexts, "blocked"), detail: say(phoneTexts, "blockedHint"), tone: "amber" });
    return;
  }
  if (opened.location.pathname !== "/phone") opened.location.href = "/phone";
  opened.focus();
}
