import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { takeApplication } from "../../api/applications.ts";
import { ApiError, call } from "../lib/api.ts";
import { useFormat, type Format } from "../lib/format.ts";
import { say } from "../lib/i18n.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import { dropFromList, refreshInbox, type ApplicationItem } from "./queries.ts";
import { texts } from "./texts.ts";

/** Takes an application and opens its client card; the second person is told who was first and when. */
export function useTake() {
  const navigate = useNavigate();
  const format = useFormat();
  return useMutation({
    mutationFn: (item: ApplicationItem) => call(takeApplication, { params: { id: item.id } }),
    onSuccess: ({ clientId, matterId }, { id, number }) => {
      for (const tab of ["new", "mine"] as const) dropFromList(tab, id);
      toast({ text: say(texts, "taken", { number }) });
      void navigate({ to: "/clients/$clientId", params: { clientId: String(clientId) }, search: { matter: matterId } });
    },
    onError: (error, { number }) => tellFailed(error, number, format),
    onSettled: refreshInbox,
  });
}

function tellFailed(error: unknown, number: number, format: Format): void {
  if (!(error instanceof ApiError) || error.status !== 409)
    return toastError(error, say(texts, "notTaken", { number }));
  const { by, at } = error.details;
  if (error.reason === "taken" && typeof by === "string" && typeof at === "string") {
    toast({
      text: say(texts, "takenFirst", { number }),
      detail: say(texts, "takenFirstBy", { name: by, when: format.when(at) }),
      tone: "amber",
      life: 8000,
    });
  } else {
    toast({ text: say(texts, "notNew", { number }), tone: "amber" });
  }
}
