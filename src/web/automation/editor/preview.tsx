import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { tryRules } from "../../../api/automation.ts";
import { previewTemplate } from "../../../api/messaging.ts";
import { getColumn } from "../../../api/overview.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { shortName } from "../../lib/people.ts";
import { useReason } from "../../lib/reason-words.ts";
import { SectionLine } from "../../ui/panel.tsx";
import { QueryState, Skeleton } from "../../ui/states.tsx";
import { useDesigner } from "../designer-context.ts";
import { titleIn, type CatalogItem, type Rule, type Stage, type Trial } from "../model.ts";
import { MatterPick } from "../matter-pick.tsx";
import { useTemplates } from "../queries.ts";
import { editorTexts } from "./editor-texts.ts";
import styles from "./editor.module.css";

type Example = { clientId: number; matterId: number; name: string };
type PreviewProps = {
  rule: Rule | null;
  item: CatalogItem;
  stage: Stage;
  params: Record<string, unknown>;
  isDirty: boolean;
};

/** The words on a real card: the first one of the stage, or whom the person names. */
export function Preview({ rule, item, stage, params, isDirty }: PreviewProps) {
  const t = useTexts(editorTexts);
  const [chosen, setChosen] = useState<Example | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const column = useQuery({
    queryKey: ["board", "example", stage.id],
    queryFn: ({ signal }) => call(getColumn, { params: { id: stage.id }, query: {} }, { signal }),
    staleTime: 60_000,
  });
  const card = column.data?.items[0];
  const example = chosen ?? (card ? { clientId: card.clientId, matterId: card.id, name: card.clientName } : null);
  const isTemplate = item.fields.some((field) => field.kind === "template");
  return (
    <div className={styles.section} data-testid="preview">
      <SectionLine>{t(item.isClientFacing ? "seenAs" : "seenAsOther")}</SectionLine>
      {example && !isChoosing && (
        <div className={styles.who}>
          <span>{t("previewOf", { name: shortName(example.name) })}</span>
          <Button variant="subtle" size="compact-sm" onClick={() => setChoosing(true)}>
            {t("anotherClient")}
          </Button>
        </div>
      )}
      {(isChoosing || (!example && !column.isPending)) && (
        <>
          {!isChoosing && <p className={styles.hint}>{t("previewNobody")}</p>}
          <MatterPick
            onPick={(found) => {
              setChosen(found);
              setChoosing(false);
            }}
          />
        </>
      )}
      {example && isTemplate && <TemplateWords example={example} code={params["templateCode"]} />}
      {example &&
        !isTemplate &&
        (rule ? (
          <TrialWords
            example={example}
            rule={rule}
            stage={stage}
            isDirty={isDirty}
            isClientFacing={item.isClientFacing}
          />
        ) : (
          <p className={styles.hint}>{t("previewNew")}</p>
        ))}
    </div>
  );
}

/** A template can be shown before it is saved: the server fills it for the card. */
function TemplateWords({ example, code }: { example: Example; code: unknown }) {
  const t = useTexts(editorTexts);
  const { names, locale } = useDesigner();
  const templates = useTemplates().data?.items ?? [];
  const template = templates.find((one) => one.code === code);
  const query = useQuery({
    queryKey: ["client", example.clientId, "template", template?.id, example.matterId],
    enabled: template !== undefined,
    queryFn: ({ signal }) =>
      call(
        previewTemplate,
        { params: { id: example.clientId, templateId: template?.id ?? 0 }, query: { matterId: example.matterId } },
        { signal },
      ),
  });
  if (!template) return null;
  const titleOf = (name: string, index: number) => {
    const fact = names.facts.find((one) => one.name === name);
    return fact ? titleIn(fact, locale) : `№ ${index}`;
  };
  return (
    <QueryState query={query} compact loading={<Skeleton height={64} width="100%" />}>
      {({ text, missing }) => (
        <>
          <p className={styles.bubble} data-testid="preview-text">
            {text}
          </p>
          {missing.length > 0 && (
            <p className={styles.warning}>
              {t("previewGap", { list: missing.map(({ field, index }) => titleOf(field, index)).join(", ") })}
            </p>
          )}
        </>
      )}
    </QueryState>
  );
}

type TrialWordsProps = { example: Example; rule: Rule; stage: Stage; isDirty: boolean; isClientFacing: boolean };

function TrialWords({ example, rule, stage, isDirty, isClientFacing }: TrialWordsProps) {
  const t = useTexts(editorTexts);
  const query = useQuery({
    queryKey: ["automation", "trial", stage.id, example.matterId],
    queryFn: ({ signal }) =>
      call(tryRules, { params: { id: stage.id }, query: { matterId: example.matterId } }, { signal }),
  });
  return (
    <QueryState query={query} compact loading={<Skeleton height={64} width="100%" />}>
      {({ items }) => {
        const trial = items.find((one) => one.ruleId === rule.id);
        return (
          <>
            {trial && <TrialLine trial={trial} isClientFacing={isClientFacing} />}
            {isDirty && <p className={styles.hint}>{t("previewSaved")}</p>}
          </>
        );
      }}
    </QueryState>
  );
}

function TrialLine({ trial, isClientFacing }: { trial: Trial; isClientFacing: boolean }) {
  const t = useTexts(editorTexts);
  const f = useFormat();
  const reason = useReason();
  return (
    <>
      {trial.preview !== null && trial.preview !== "" && (
        <p className={styles.bubble} data-inside={!isClientFacing || undefined} data-testid="preview-text">
          {trial.preview}
        </p>
      )}
      {trial.wouldRun && trial.preview === null && trial.reason === null && (
        <p className={styles.hint}>{t("previewNone")}</p>
      )}
      {trial.dueAt && trial.reason === null && (
        <p className={styles.hint}>{t("wouldWork", { when: f.when(trial.dueAt) })}</p>
      )}
      {trial.reason !== null && (
        <p className={styles.warning}>
          {t(trial.wouldRun ? "wouldFail" : "wouldNot")}: {reason(trial.reason)}
        </p>
      )}
    </>
  );
}
