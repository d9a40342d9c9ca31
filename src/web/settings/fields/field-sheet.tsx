import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { fieldKinds } from "../../../api/client-fields.ts";
import { addField, updateField } from "../../../api/custom-fields.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { fieldsTexts } from "./fields-texts.ts";
import { formOf, isWhole, newOption, type FieldForm } from "./form.ts";
import { OptionsEditor } from "./options-editor.tsx";
import { useFresh, type CustomField } from "./queries.ts";

/** A field of the card: names, kind (for ever), options of a choice, whose it is, whether the search looks in it. */
export function FieldSheet({ field, onClose }: { field: CustomField | null; onClose: () => void }) {
  const t = useTexts(fieldsTexts);
  const s = useTexts(settingsTexts);
  const fresh = useFresh();
  const [form, setForm] = useState(() => formOf(field));
  const [isTried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => put(field, form),
    onSuccess: async () => {
      await fresh();
      toast({ text: s("saved", { name: form.title.trim() }) });
      onClose();
    },
    onError: (error) => toastError(error, s("notSaved")),
  });
  const whole = isWhole(form);
  const set = (part: Partial<FieldForm>) => setForm((now) => ({ ...now, ...part }));
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (whole.names && whole.options && !save.isPending) save.mutate();
  };
  const needed = (text: string) => (isTried && text.trim() === "" ? s("required") : null);
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t(field ? "editTitle" : "newTitle")}
      isWhole
      testId="field-sheet"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button onClick={() => submit()} loading={save.isPending} data-testid="field-save">
            {s(field ? "save" : "add")}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={t("titleRu")}
          maxLength={100}
          value={form.title}
          error={needed(form.title)}
          onChange={(event) => set({ title: event.currentTarget.value })}
          data-autofocus
          data-testid="field-title"
        />
        <TextInput
          label={t("titleEn")}
          maxLength={100}
          value={form.titleEn}
          error={needed(form.titleEn)}
          onChange={(event) => set({ titleEn: event.currentTarget.value })}
          data-testid="field-title-en"
        />
        <Choice
          label={t("kind")}
          hint={field ? null : t("kindHint")}
          value={form.kind}
          disabled={field !== null}
          options={fieldKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
          onChange={(kind) =>
            set({ kind, options: kind === "choice" && form.options.length === 0 ? [newOption([])] : form.options })
          }
          testId="field-kind"
        />
        {form.kind === "choice" && (
          <OptionsEditor
            options={form.options}
            problem={isTried && !whole.options ? t("optionsNeeded") : null}
            onChange={(options) => set({ options })}
          />
        )}
        <Choice
          label={t("of")}
          value={form.of}
          options={(["both", "person", "company"] as const).map((of) => ({ value: of, label: t(`of_${of}`) }))}
          onChange={(of) => set({ of })}
          testId="field-of"
        />
        <Switch
          label={t("searchable")}
          checked={form.isSearchable}
          onChange={(isSearchable) => set({ isSearchable })}
          testId="field-searchable"
        />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Sheet>
  );
}

function put(field: CustomField | null, { kind, ...form }: FieldForm) {
  const options = kind === "choice" ? form.options : [];
  return field
    ? call(updateField, { params: { id: field.id }, body: { ...form, options } })
    : call(addField, { body: { ...form, kind, options } });
}
