import { Button, TextInput } from "@mantine/core";
import { IconArrowLeft, IconCircleCheck, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { createDocument } from "../../api/documents.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { useSession } from "../lib/session.ts";
import { toastFault } from "../ui/fault-words.ts";
import { Sheet } from "../ui/sheet.tsx";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import { toast } from "../ui/toast-store.ts";
import { emptyDraft, readDraft, type Draft } from "./extra-draft.ts";
import { ExtraForm } from "./extra-form.tsx";
import { MissingList } from "./missing-list.tsx";
import { useCheck, useDeed, useTemplates, type Paper, type Template, type Whose } from "./queries.ts";
import styles from "./sheet.module.css";
import { TemplateList } from "./template-list.tsx";
import { paperTexts } from "./texts.ts";

type CreateProps = {
  whose: Whose;
  place: { pipeline: string; stage: string } | null;
  onClose: () => void;
  openMatter: (field: string) => void;
  onMade: (paper: Paper) => void;
};

/** First what to make, then what it lacks; the draft is made when nothing is. */
export function CreateSheet(props: CreateProps) {
  const t = useTexts(paperTexts);
  const templates = useTemplates();
  const [chosen, setChosen] = useState<Template | null>(null);
  if (chosen) return <MakeSheet {...props} template={chosen} onBack={() => setChosen(null)} />;
  return (
    <Sheet opened onClose={props.onClose} title={t("createTitle")} size={520} testId="paper-create-sheet">
      <QueryState query={templates} loading={<LoadingRows rows={7} height={44} />}>
        {(items) => <Pick templates={items} place={props.place} onPick={setChosen} />}
      </QueryState>
    </Sheet>
  );
}

type PickProps = { templates: Template[]; place: CreateProps["place"]; onPick: (template: Template) => void };

function Pick({ templates, place, onPick }: PickProps) {
  const t = useTexts(paperTexts);
  const { can } = useSession();
  const [typed, setTyped] = useState("");
  if (templates.length === 0)
    return (
      <EmptyState
        title={t("noTemplates")}
        hint={t("noTemplatesHint")}
        action={
          can("document-templates.write") && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/settings/$section" params={{ section: "documents" }} {...props} />}
            >
              {t("toTemplates")}
            </Button>
          )
        }
      />
    );
  return (
    <div className={styles.form}>
      <TextInput
        aria-label={t("findTemplate")}
        placeholder={t("findTemplate")}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
        data-testid="paper-find-template"
      />
      <TemplateList templates={templates} place={place} typed={typed} onPick={onPick} />
    </div>
  );
}

type MakeProps = Omit<CreateProps, "place"> & { template: Template; onBack: () => void };

function MakeSheet({ whose, template, onBack, onClose, onMade, openMatter }: MakeProps) {
  const t = useTexts(paperTexts);
  const locale = useLocale();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const { extra, wrong } = readDraft(draft);
  const check = useCheck(whose, template.id, useDeferredValue(extra));
  const make = useDeed(whose.clientId, () =>
    call(createDocument, { body: { ...whose, templateId: template.id, extra } }),
  );
  const isWhole = check.data?.missing.length === 0 && !check.isPlaceholderData && wrong.length === 0;
  const submit = async () => {
    if (!isWhole || make.isPending) return;
    try {
      const paper = await make.mutateAsync(undefined);
      toast({ text: t("made"), tone: "green" });
      onMade(paper);
    } catch (error) {
      toastFault(error, t("notDone"));
      void check.refetch();
    }
  };
  return (
    <Sheet
      opened
      onClose={onClose}
      title={locale === "ru" ? template.title : template.titleEn || template.title}
      size={520}
      testId="paper-make-sheet"
      footer={
        <>
          <Button
            variant="subtle"
            leftSection={<IconArrowLeft size={16} />}
            onClick={onBack}
            style={{ marginRight: "auto" }}
          >
            {t("otherPaper")}
          </Button>
          <Button
            onClick={() => void submit()}
            disabled={!isWhole}
            loading={make.isPending}
            data-autofocus
            data-testid="paper-make"
          >
            {t("make")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ExtraForm
          clientId={whose.clientId}
          fields={template.current.fields}
          draft={draft}
          wrong={wrong}
          onChange={setDraft}
        />
        <QueryState query={check} loading={<LoadingRows rows={4} height={40} />} compact>
          {({ missing }) =>
            missing.length === 0 ? (
              <p className={styles.good} role="status">
                <IconCircleCheck size={18} /> {t("whole")}
              </p>
            ) : (
              <section aria-live="polite">
                <h3 className={styles.bad}>{t("lacks", { n: new Set(missing.map(placeKey)).size })}</h3>
                <p className={styles.hint}>{t("lacksHint")}</p>
                <MissingList missing={missing} leave={onClose} openMatter={openMatter} />
              </section>
            )
          }
        </QueryState>
      </div>
    </Sheet>
  );
}

const placeKey = ({ where, name, id }: { where: string; name: string; id: number | null }) =>
  `${where} ${name} ${id ?? ""}`;
