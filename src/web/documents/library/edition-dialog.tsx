import { Button, Textarea, TextInput } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { addLibraryEdition, createLibraryItem } from "../../../api/library.ts";
import { call } from "../../lib/api.ts";
import { dayOf } from "../../lib/dates.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { bringFile, pickOne } from "../../lib/pick-file.ts";
import { Choice } from "../../ui/choice.tsx";
import { toastFault } from "../../ui/fault-words.ts";
import { Dialog } from "../../ui/sheet.tsx";
import { toast } from "../../ui/toast-store.ts";
import styles from "../requests/requests.module.css";
import { useLibraryDeed, type LibraryItem, type LibraryKind } from "./queries.ts";
import { libraryTexts } from "./texts.ts";

type DialogProps = { item: LibraryItem | null; onClose: () => void };

/** A new item, or the next edition of one: a text or a file, with the day it is in force from. */
export function EditionDialog({ item, onClose }: DialogProps) {
  const t = useTexts(libraryTexts);
  const f = useFormat();
  const [form, setForm] = useState({
    kind: "memo" as LibraryKind,
    title: "",
    body: "",
    note: "",
    inForceFrom: dayOf(f.context.now, f.context.zone),
  });
  const [file, setFile] = useState<File | null>(null);
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const saving = useLibraryDeed(async () => {
    const content = file ? { uploadId: await bringFile(file) } : { body: form.body.trim() };
    const body = { ...content, inForceFrom: form.inForceFrom, note: form.note.trim() };
    if (item) return call(addLibraryEdition, { params: { id: item.id }, body });
    return call(createLibraryItem, { body: { ...body, kind: form.kind, title: form.title.trim() } });
  });
  const submit = async () => {
    try {
      await saving.mutateAsync(undefined);
      toast({ text: t("saved"), tone: "green" });
      onClose();
    } catch (error) {
      toastFault(error, t("notSaved"));
    }
  };
  const isWhole = (item !== null || form.title.trim() !== "") && (file !== null || form.body.trim() !== "");
  return (
    <Dialog
      opened
      onClose={onClose}
      title={item ? t("editionTitle", { title: item.title }) : t("addTitle")}
      testId="library-edition"
      footer={
        <Button disabled={!isWhole} loading={saving.isPending} onClick={() => void submit()} data-testid="library-save">
          {t("save")}
        </Button>
      }
    >
      <div className={styles.form}>
        {item === null && (
          <>
            <Choice
              label={t("kind")}
              value={form.kind}
              onChange={(kind) => set({ kind })}
              options={(["law", "memo", "form"] as const).map((value) => ({ value, label: t(value) }))}
            />
            <TextInput
              label={t("name")}
              value={form.title}
              maxLength={200}
              data-autofocus
              onChange={(event) => set({ title: event.currentTarget.value })}
            />
          </>
        )}
        <TextInput
          type="date"
          label={t("from")}
          value={form.inForceFrom}
          onChange={(event) => set({ inForceFrom: event.currentTarget.value })}
        />
        <Textarea
          label={t("text")}
          value={form.body}
          disabled={file !== null}
          autosize
          minRows={4}
          maxRows={14}
          onChange={(event) => set({ body: event.currentTarget.value })}
        />
        <Button
          variant="default"
          leftSection={<IconUpload size={16} />}
          onClick={() => void pickOne(".pdf,.docx,.doc,.rtf,.odt").then((picked) => picked && setFile(picked))}
        >
          {file?.name ?? t("orFile")}
        </Button>
        <TextInput
          label={t("note")}
          value={form.note}
          maxLength={300}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </div>
    </Dialog>
  );
}
