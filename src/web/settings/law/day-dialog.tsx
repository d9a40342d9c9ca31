import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { dayKinds, setCalendarDay } from "../../../api/law.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/sheet.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import settings from "../settings.module.css";
import { useFresh, type Calendar } from "./queries.ts";
import { lawTexts } from "./texts.ts";

type DayDialogProps = { day: string; known: Calendar["days"][number] | undefined; onClose: () => void };
const kinds = ["usual", ...dayKinds] as const;

/** What is special about one day, and why. */
export function DayDialog({ day, known, onClose }: DayDialogProps) {
  const t = useTexts(lawTexts);
  const f = useFormat();
  const fresh = useFresh();
  const [kind, setKind] = useState<(typeof kinds)[number]>(known?.kind ?? "usual");
  const [note, setNote] = useState(known?.note ?? "");
  const save = useMutation({
    mutationFn: () =>
      call(setCalendarDay, { params: { day }, body: { kind: kind === "usual" ? null : kind, note: note.trim() } }),
    onSuccess: async () => {
      await fresh();
      toast({ text: t("dayChanged"), tone: "green" });
      onClose();
    },
    onError: (error) => toastError(error, t("dayNotChanged")),
  });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={f.day(`${day}T12:00:00Z`)}
      size={400}
      testId="calendar-day"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button onClick={() => submit()} loading={save.isPending} data-testid="calendar-save">
            {t("save")}
          </Button>
        </>
      }
    >
      <form className={settings.form} onSubmit={submit}>
        <Choice
          label={t("kind")}
          value={kind}
          options={kinds.map((one) => ({ value: one, label: t(one) }))}
          onChange={setKind}
          testId="calendar-kind"
        />
        <TextInput
          label={t("note")}
          description={t("noteHint")}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
