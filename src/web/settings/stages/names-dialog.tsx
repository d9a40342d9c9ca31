import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { Dialog } from "../../ui/sheet.tsx";
import { toast } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { isTaken, useFresh, useRefusal } from "./queries.ts";
import { stagesTexts } from "./stages-texts.ts";

type NamesDialogProps<Form, Saved> = {
  title: string;
  action: string;
  /** What the form holds at first. */
  start: Form;
  save: (form: Form) => Promise<Saved>;
  /** Said once it is saved. */
  done: "added" | "renamed";
  onDone: (saved: Saved) => void;
  onClose: () => void;
  /** What is asked or said beneath the names. */
  children: (form: Form, set: (change: Partial<Form>) => void) => ReactNode;
  testIds: { dialog: string; name: string; save: string };
};

/** The window where a pipeline or a stage gets its names in both languages. */
export function NamesDialog<Form extends { name: string; nameEn: string }, Saved>(
  props: NamesDialogProps<Form, Saved>,
) {
  const { title, action, start, done, onDone, onClose, children, testIds } = props;
  const t = useTexts(stagesTexts);
  const s = useTexts(settingsTexts);
  const fresh = useFresh();
  const refused = useRefusal();
  const [form, setForm] = useState(start);
  const save = useMutation({
    mutationFn: () => props.save(form),
    onSuccess: async (saved) => {
      await fresh();
      toast({ text: t(done, { name: form.name }) });
      onDone(saved);
    },
    onError: (error) => !isTaken(error) && refused(error, s("notSaved")),
  });
  const isReady = form.name.trim() !== "" && form.nameEn.trim() !== "";
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (isReady && !save.isPending) save.mutate();
  };
  const set = (changed: Form) => {
    save.reset();
    setForm(changed);
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      testId={testIds.dialog}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button onClick={() => submit()} disabled={!isReady} loading={save.isPending} data-testid={testIds.save}>
            {action}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t("nameRu")}
          maxLength={60}
          value={form.name}
          error={isTaken(save.error) ? t("taken") : null}
          onChange={(event) => set({ ...form, name: event.currentTarget.value })}
          data-autofocus
          data-testid={testIds.name}
        />
        <TextInput
          label={t("nameEn")}
          maxLength={60}
          value={form.nameEn}
          onChange={(event) => set({ ...form, nameEn: event.currentTarget.value })}
          data-testid={`${testIds.name}-en`}
        />
        {children(form, (change) => set({ ...form, ...change }))}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}
