import { rejectApplication, releaseApplication } from "../../api/applications.ts";
import { goTo } from "../lib/address.ts";
import { call } from "../lib/api.ts";
import { say } from "../lib/i18n.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import { dropFromList, refreshInbox, type ApplicationItem } from "./queries.ts";
import { texts } from "./texts.ts";

const UNDO = 6000;
/** Judged as spam and not yet told to the server: the chance to undo is still open. */
const judged = new Map<number, () => void>();

export const isJudged = (id: number): boolean => judged.has(id);

/** «This is a person»: the application goes the usual way, as if it had just come. */
export async function release({ id, number }: ApplicationItem): Promise<void> {
  try {
    const { clientId, matterId } = await call(releaseApplication, { params: { id } });
    dropFromList("suspect", id);
    toast({
      text: say(texts, "released", { number }),
      action: { label: say(texts, "open"), run: () => goTo(`/clients/${clientId}?matter=${matterId}`) },
    });
  } catch (error) {
    toastError(error, say(texts, "notReleased", { number }));
  }
  refreshInbox();
}

/** The server knows no way back from spam, so it is told only when Undo is over; leaving the page tells it at once. */
export function reject({ id, number }: ApplicationItem): void {
  const send = () => {
    if (!judged.delete(id)) return;
    clearTimeout(timer);
    call(rejectApplication, { params: { id } })
      .catch((error: unknown) => toastError(error, say(texts, "notRejected", { number })))
      .finally(refreshInbox);
  };
  const timer = setTimeout(send, UNDO);
  judged.set(id, send);
  dropFromList("suspect", id);
  toast({
    text: say(texts, "rejected", { number }),
    detail: say(texts, "rejectedHint"),
    life: UNDO - 200,
    undo: () => {
      clearTimeout(timer);
      judged.delete(id);
      refreshInbox();
    },
  });
}

export function sendJudged(): void {
  for (const send of judged.values()) send();
}
