import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addCreditor, getCreditor, updateCreditor } from "../../../api/creditors.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { faultText } from "../../lib/value-faults.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { QueryState } from "../../ui/states.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { CreditorFields } from "./creditor-fields.tsx";
import { bodyOf, formOf, type Creditor } from "./creditor-form.ts";
import own from "./creditors.module.css";
import { creditorsTexts } from "./creditors-texts.ts";
import { MergeCreditor } from "./merge-creditor.tsx";

type CreditorSheetProps = { id: number | "new"; onOpen: (id: number) => void; onClose: () => void };

export function CreditorSheet({ id, onOpen, onClose }: CreditorSheetProps) {
  const creditor = useQuery({
    queryKey: ["creditors", id],
    queryFn: ({ signal }) => (id === "new" ? null : call(getCreditor, { params: { id } }, { signal })),
  });
  const t = useTexts(creditorsTexts);
  if (id === "new") return <Editor creditor={null} onOpen={onOpen} onClose={onClose} />;
  if (creditor.data) return <Editor creditor={creditor.data} onOpen={onOpen} onClose={onClose} />;
  return (
    <Sheet opened onClose={onClose} title={t("table")} testId="creditor-sheet">
      <QueryState query={creditor}>{() => null}</QueryState>
    </Sheet>
  );
}

type EditorProps = { creditor: Creditor | null; onOpen: (id: number) => void; onClose: () => void };

function Editor({ creditor, onOpen, onClose }: EditorProps) {
  const t = useTexts(creditorsTexts);
  const s = useTexts(settingsTexts);
  const { can } = useSession();
  const [form, setForm] = useState(() => formOf(creditor));
  const [isTried, setTried] = useState(false);
  const save = useSave(creditor, onClose);
  const canWrite = can("clients.write");
  const submit = (isNamesake = false) => {
    setTried(true);
    if (form.name.trim() !== "" && !save.isPending) save.mutate({ ...bodyOf(form), isNamesake });
  };
  const codes = save.error instanceof ApiError ? save.error.fields : {};
  const wrong = (field: string) => {
    const code = Object.entries(codes).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1];
    if (code !== undefined) return faultText(code);
    return field === "name" && isTried && form.name.trim() === "" ? s("required") : undefined;
  };
  return (
    <Sheet
      opened
      onClose={onClose}
      title={creditor ? creditor.shortName || creditor.name : t("newCreditor")}
      size={520}
      testId="creditor-sheet"
      footer={
        canWrite && (
          <>
            <Button variant="default" onClick={onClose}>
              {s("cancel")}
            </Button>
            <Button type="submit" form="creditor-form" loading={save.isPending} data-testid="creditor-save">
              {s("save")}
            </Button>
          </>
        )
      }
    >
      <form
        id="creditor-form"
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <CreditorFields
          form={form}
          onChange={(part) => {
            save.reset();
            setForm((now) => ({ ...now, ...part }));
          }}
          wrong={wrong}
          canWrite={canWrite}
        />
        <Known error={save.error} onOpen={onOpen} onNamesake={() => submit(true)} />
      </form>
      {creditor && canWrite && <MergeCreditor creditor={creditor} />}
    </Sheet>
  );
}

/** Another entry of the same name or INN: it is opened, or the person says that it is a namesake. */
function Known({
  error,
  onOpen,
  onNamesake,
}: {
  error: unknown;
  onOpen: (id: number) => void;
  onNamesake: () => void;
}) {
  const t = useTexts(creditorsTexts);
  if (!(error instanceof ApiError) || !isKnown(error)) return null;
  const { creditorId, name } = error.details;
  return (
    <div role="alert" className={own.known} data-testid="creditor-known">
      {t("known", { name: typeof name === "string" ? name : "" })}
      <div className={own.answers}>
        {typeof creditorId === "number" && (
          <Button variant="default" onClick={() => onOpen(creditorId)}>
            {t("openKnown")}
          </Button>
        )}
        {error.reason === "creditor-name-known" && (
          <Button variant="default" onClick={onNamesake} data-testid="creditor-namesake">
            {t("isNamesake")}
          </Button>
        )}
      </div>
    </div>
  );
}

const isKnown = ({ reason }: ApiError): boolean => reason === "creditor-name-known" || reason === "creditor-inn-known";

function useSave(creditor: Creditor | null, onClose: () => void) {
  const s = useTexts(settingsTexts);
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ReturnType<typeof bodyOf> & { isNamesake: boolean }) =>
      creditor
        ? call(updateCreditor, { params: { id: creditor.id }, body: { ...body, version: creditor.version } })
        : call(addCreditor, { body }),
    onSuccess: ({ name }) => {
      void queries.invalidateQueries({ queryKey: ["creditors"] });
      void queries.invalidateQueries({ queryKey: ["client"] });
      toast({ text: s("saved", { name }) });
      onClose();
    },
    // What stands in the form is not said again.
    onError: (error) =>
      !(error instanceof ApiError && (isKnown(error) || error.status === 422)) && toastError(error, s("notSaved")),
  });
}
