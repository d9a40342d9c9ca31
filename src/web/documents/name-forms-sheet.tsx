import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getNameForms, nameCases, setNameForms } from "../../api/paper-facts.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { toastFault } from "../ui/fault-words.ts";
import { Dialog } from "../ui/sheet.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { toast } from "../ui/toast-store.ts";
import { formTexts } from "./form-texts.ts";
import { useDeed } from "./queries.ts";
import styles from "./sheet.module.css";

type Forms = ReplyOf<typeof getNameForms>;

/** How papers bend the client's name, and a way to set right what the rules do not know. */
export function NameFormsSheet({ clientId, onClose }: { clientId: number; onClose: () => void }) {
  const t = useTexts(formTexts);
  const query = useQuery({
    queryKey: ["documents", "name-forms", clientId],
    queryFn: ({ signal }) => call(getNameForms, { params: { id: clientId } }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  if (query.data) return <Form known={query.data} clientId={clientId} onClose={onClose} />;
  return (
    <Dialog opened onClose={onClose} title={t("namesTitle")} testId="name-forms">
      <QueryState query={query} loading={<LoadingRows rows={4} height={52} />} compact>
        {() => null}
      </QueryState>
    </Dialog>
  );
}

function Form({ known, clientId, onClose }: { known: Forms; clientId: number; onClose: () => void }) {
  const t = useTexts(formTexts);
  const [typed, setTyped] = useState(() =>
    Object.fromEntries(nameCases.map((form) => [form, known.forms[form]?.value ?? ""])),
  );
  const save = useDeed(clientId, (forms: Record<string, string>) =>
    call(setNameForms, { params: { id: clientId }, body: { forms } }),
  );
  const submit = async () => {
    const changed = Object.entries(typed).filter(([form, text]) => text.trim() !== valueOf(known, form));
    try {
      if (changed.length > 0)
        await save.mutateAsync(Object.fromEntries(changed.map(([form, text]) => [form, text.trim()])));
      toast({ text: t("saved"), tone: "green" });
      onClose();
    } catch (error) {
      toastFault(error, t("notSaved"));
    }
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("namesTitle")}
      testId="name-forms"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button onClick={() => void submit()} loading={save.isPending} data-testid="name-forms-save">
            {t("save")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.hint}>{t("namesHint")}</p>
        <div>
          <span className={styles.label}>{t("nom")}</span>
          <div>{known.name}</div>
        </div>
        {nameCases.map((form, place) => (
          <TextInput
            key={form}
            label={t(form)}
            description={known.forms[form]?.isOwn ? t("own") : null}
            value={typed[form] ?? ""}
            maxLength={200}
            {...(place === 0 ? { "data-autofocus": true } : {})}
            onChange={(event) => setTyped({ ...typed, [form]: event.currentTarget.value })}
            data-testid={`name-form-${form}`}
          />
        ))}
      </div>
    </Dialog>
  );
}

const valueOf = (known: Forms, form: string): string =>
  Object.entries(known.forms).find(([own]) => own === form)?.[1]?.value ?? "";
