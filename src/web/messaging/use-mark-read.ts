import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { markDialogRead } from "../../api/messaging.ts";
import { call } from "../lib/api.ts";
import { useSession } from "../lib/session.ts";
import { toastError } from "../ui/toast-store.ts";
import { useDialogs } from "./queries.ts";

/** An open card in front of a person who answers clients is read; a tab in the background is not. */
export function useMarkRead(clientId: number): void {
  const queries = useQueryClient();
  const isAnswering = useSession().can("messages.send");
  const unread = useDialogs(clientId).data?.reduce((sum, dialog) => sum + dialog.unread, 0) ?? 0;
  useEffect(() => {
    if (unread === 0 || !isAnswering) return;
    let isAsked = false;
    const mark = () => {
      if (isAsked || document.visibilityState !== "visible") return;
      isAsked = true;
      call(markDialogRead, { params: { id: clientId } }).then(
        () =>
          Promise.all(
            [["client", clientId, "dialogs"], ["counters"], ["board"]].map((queryKey) =>
              queries.invalidateQueries({ queryKey }),
            ),
          ),
        (error: unknown) => toastError(error),
      );
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [clientId, unread, isAnswering, queries]);
}
