import { Button } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { ApiError } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { useLateReason } from "../../lib/late-reason.ts";
import { useLocale } from "../../lib/locale.ts";
import { errorText } from "../../ui/error-text.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { RecordFields } from "./record-fields.tsx";
import { recordForms } from "./record-kinds-data.ts";
import { recordTexts } from "./record-texts.ts";
import { dataOf, lineOf, typedOf } from "./record-words.ts";
import styles from "./records.module.css";
import { usePutRecord, useRemoveRecord, useRestoreRecord, type Asked } from "./use-records.ts";
import { Versions } from "./versions.tsx";

type RecordSheetProps = { clientId: number; asked: Asked; onClose: () => void };

/** One form for all kinds: its fields come from the kind's table, what is wrong is said under each. */
export function RecordSheet({ clientId, asked: { kind, row }, onClose }: RecordSheetProps) {
  const t = useTexts(recordTexts);
  const locale = useLocale();
  const [typed, setTyped] = useState(() => typedOf(kind, row?.data ?? {}));
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [isTold, setTold] = useState(row?.source.kind === "client");
  const put = usePutRecord(clientId);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (put.isPending) return;
    const read = dataOf(kind, typed);
    if ("wrong" in read) return setFaults(read.wrong);
    setFaults({});
    put.mutate(
      { kind, former: row, data: read.data, teller: isTold ? "client" : "hand" },
      { onSuccess: onClose, onError: (error) => setFaults(faultsIn(error)) },
    );
  };
  const one = sayPair(recordForms[kind].one, undefined, locale);
  return (
    <Sheet
      opened
      onClose={onClose}
      title={one}
      size={480}
      isWhole
      testId="record-sheet"
      footer={
        <>
          {row && <Remove clientId={clientId} row={row} onDone={onClose} />}
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button onClick={() => submit()} loading={put.isPending} data-testid="record-save">
            {t("save")}
          </Button>
        </>
      }
    >
      <form noValidate onSubmit={submit}>
        <RecordFields
          fields={recordForms[kind].fields}
          typed={typed}
          faults={faults}
          onType={(name, text) => {
            setTyped((now) => ({ ...now, [name]: text }));
            setFaults(({ [name]: _mended, ...rest }) => rest);
          }}
        />
        <div className={styles.told}>
          <Switch label={t("fromClient")} checked={isTold} onChange={setTold} testId="record-told" />
        </div>
        <Problem error={put.error} isTold={Object.keys(faults).length > 0} />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
      {row && <Versions clientId={clientId} row={row} onDone={onClose} />}
    </Sheet>
  );
}

/** The server names a field as "data.year". */
const faultsIn = (error: unknown): Record<string, string> =>
  error instanceof ApiError
    ? Object.fromEntries(Object.entries(error.fields).map(([name, fault]) => [name.replace(/^data\./, ""), fault]))
    : {};

/** What no field says: no connection, somebody changed it meanwhile. */
function Problem({ error, isTold }: { error: unknown; isTold: boolean }) {
  const t = useTexts(recordTexts);
  const reason = useLateReason(error instanceof ApiError ? (error.reason ?? "") : "");
  if (!error || isTold) return null;
  return (
    <p role="alert" className={styles.problem}>
      {t("notSaved", { reason: reason || errorText(error) })}
    </p>
  );
}

function Remove({ clientId, row, onDone }: { clientId: number; row: NonNullable<Asked["row"]>; onDone: () => void }) {
  const t = useTexts(recordTexts);
  const f = useFormat();
  const remove = useRemoveRecord(clientId);
  const restore = useRestoreRecord(clientId);
  const { title } = lineOf(row.kind, row.data, { f, locale: useLocale() });
  const drop = () =>
    remove.mutate(row.id, {
      onSuccess: () => {
        onDone();
        toast({
          text: t("removed", { name: title }),
          undo: () => restore.mutateAsync({ recordId: row.id }).then(() => undefined),
        });
      },
      onError: (error) => toastError(error, t("notRemoved")),
    });
  return (
    <Button
      className={styles.left}
      variant="subtle"
      color="red"
      loading={remove.isPending}
      onClick={drop}
      data-testid="record-remove"
    >
      {t("remove")}
    </Button>
  );
}
