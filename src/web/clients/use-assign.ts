import { useMutation, useQueryClient } from "@tanstack/react-query";
import { assignMatter } from "../../api/matters.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import { cardKey, changeCard, refreshClient, type Matter } from "./queries.ts";
import { clientTexts } from "./texts.ts";

type Person = { id: number; name: string };
type Change = { matter: Matter; person: Person | null };

export function useAssign(clientId: number) {
  const t = useTexts(clientTexts);
  const queries = useQueryClient();
  const assign = (matter: Matter, person: Person | null) =>
    call(assignMatter, { params: { id: matter.id }, body: { userId: person?.id ?? null } });
  return useMutation({
    mutationFn: ({ matter, person }: Change) => assign(matter, person),
    onMutate: ({ matter, person }) =>
      changeCard(queries, clientId, (card) => ({
        ...card,
        matters: card.matters.map((one) => (one.id === matter.id ? { ...one, responsible: person } : one)),
      })),
    onSuccess: (_reply, { matter, person }) =>
      toast({
        text: person ? t("responsibleNow", { name: person.name }) : t("responsibleNone"),
        undo: async () => {
          await assign(matter, matter.responsible);
          await refreshClient(queries, clientId);
        },
      }),
    onError: (error, _change, former) => {
      queries.setQueryData(cardKey(clientId), former);
      toastError(error, t("notAssigned"));
    },
    onSettled: () => refreshClient(queries, clientId),
  });
}
