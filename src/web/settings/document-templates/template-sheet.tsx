import { Button, TextInput } from "@mantine/core";
import { IconDownload, IconTrash, IconUserSearch } from "@tabler/icons-react";
import { useState } from "react";
import {
  downloadTemplate,
  removeDocumentTemplate,
  updateDocumentTemplate,
  uploadTemplateVersion,
} from "../../../api/document-templates.ts";
import { call, urlOf } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { bringFile } from "../../lib/pick-file.ts";
import { confirm } from "../../ui/confirm.tsx";
import { faultWords, toastFault } from "../../ui/fault-words.ts";
import { SectionLine } from "../../ui/panel.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { LoadingRows, QueryState } from "../../ui/states.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { FilePick } from "./file-pick.tsx";
import { problemsOf, useTemplate, useTemplateChange, type FullTemplate } from "./model.ts";
import { ProblemsList } from "./problems-list.tsx";
import { documentTemplateTexts } from "./texts.ts";
import { VersionsList } from "./versions-list.tsx";

type SheetProps = { id: number; title: string; onClose: () => void; onTry: () => void };

/** A template: its file and versions, whether it is in use, and a trial on a real client. */
export function TemplateSheet({ id, title, onClose, onTry }: SheetProps) {
  const t = useTexts(documentTemplateTexts);
  const query = useTemplate(id);
  return (
    <Sheet
      opened
      onClose={onClose}
      title={title}
      size={560}
      testId="document-template"
      footer={
        <>
          <Button
            component="a"
            href={urlOf(downloadTemplate.path, { id })}
            download
            variant="default"
            leftSection={<IconDownload size={16} />}
            style={{ marginRight: "auto" }}
          >
            {t("download")}
          </Button>
          <Button leftSection={<IconUserSearch size={16} />} onClick={onTry} data-testid="template-try">
            {t("trial")}
          </Button>
        </>
      }
    >
      <QueryState query={query} loading={<LoadingRows rows={6} height={48} />}>
        {(template) => (
          <div className={styles.form}>
            <Use template={template} />
            <SectionLine>{t("upload")}</SectionLine>
            <Upload template={template} />
            <SectionLine>{t("versions")}</SectionLine>
            <VersionsList template={template} />
            {!template.isShipped && template.uses === 0 && <Remove template={template} onDone={onClose} />}
          </div>
        )}
      </QueryState>
    </Sheet>
  );
}

function Use({ template }: { template: FullTemplate }) {
  const t = useTexts(documentTemplateTexts);
  const [title, setTitle] = useState(template.title);
  const update = useTemplateChange((body: { title?: string; isActive?: boolean }) =>
    call(updateDocumentTemplate, { params: { id: template.id }, body }),
  );
  const save = (body: { title?: string; isActive?: boolean }) =>
    update.mutate(body, {
      onSuccess: () => toast({ text: t("saved") }),
      onError: (error) => toastFault(error, t("notSaved")),
    });
  const changed = title.trim() !== "" && title.trim() !== template.title;
  return (
    <>
      <TextInput
        label={t("title")}
        value={title}
        maxLength={200}
        error={title.trim() === "" ? t("titleNeeded") : null}
        onChange={(event) => setTitle(event.currentTarget.value)}
        rightSectionWidth={110}
        rightSection={
          changed && (
            <Button size="compact-sm" loading={update.isPending} onClick={() => save({ title: title.trim() })}>
              {t("save")}
            </Button>
          )
        }
      />
      <Switch
        label={t("isActive")}
        hint={t("isActiveHint")}
        checked={template.isActive}
        onChange={(isActive) => save({ isActive })}
        testId="template-active"
      />
    </>
  );
}

function Upload({ template }: { template: FullTemplate }) {
  const t = useTexts(documentTemplateTexts);
  const [file, setFile] = useState<File | null>(null);
  const [note, setNote] = useState("");
  const bring = useTemplateChange(async (chosen: File) => {
    const uploadId = await bringFile(chosen);
    return call(uploadTemplateVersion, { params: { id: template.id }, body: { uploadId, note: note.trim() } });
  });
  const problems = problemsOf(bring.error);
  const submit = () => {
    if (!file) return;
    bring.mutate(file, {
      onSuccess: ({ current }) => {
        toast({ text: t("uploaded", { n: current.number }), tone: "green" });
        setFile(null);
        setNote("");
      },
    });
  };
  return (
    <>
      <FilePick
        file={file}
        onFile={(picked) => {
          bring.reset();
          setFile(picked);
        }}
      />
      {problems.length > 0 && <ProblemsList problems={problems} />}
      {bring.error !== null && problems.length === 0 && (
        <p className={styles.danger} role="alert">
          {t("notSaved")}: {faultWords(bring.error)}
        </p>
      )}
      {file && problems.length === 0 && (
        <>
          <TextInput
            label={t("note")}
            placeholder={t("notePlace")}
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button
            onClick={submit}
            loading={bring.isPending}
            style={{ alignSelf: "flex-start" }}
            data-testid="template-upload"
          >
            {t("upload")}
          </Button>
        </>
      )}
    </>
  );
}

function Remove({ template, onDone }: { template: FullTemplate; onDone: () => void }) {
  const t = useTexts(documentTemplateTexts);
  const remove = useTemplateChange(() => call(removeDocumentTemplate, { params: { id: template.id } }));
  const ask = async () => {
    const question = { title: t("removeTitle"), text: t("removeText"), action: t("remove"), danger: true };
    if (!(await confirm(question))) return;
    remove.mutate(undefined, {
      onSuccess: () => {
        toast({ text: t("removed") });
        onDone();
      },
      onError: (error) => toastFault(error, t("notSaved")),
    });
  };
  return (
    <Button
      variant="subtle"
      color="red"
      leftSection={<IconTrash size={16} />}
      loading={remove.isPending}
      onClick={() => void ask()}
      style={{ alignSelf: "flex-start" }}
    >
      {t("remove")}
    </Button>
  );
}
