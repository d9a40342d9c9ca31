import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { confirm } from "../../ui/confirm.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Tag } from "../../ui/tag.tsx";
import { DesignerContext, useDesigner } from "../designer-context.ts";
import { nameIn, titleIn, type Rule, type Spot } from "../model.ts";
import { withResultsFor } from "../result-facts.ts";
import { editorTexts } from "./editor-texts.ts";
import styles from "./editor.module.css";
import { Preview } from "./preview.tsx";
import { draftOf, isChanged, newDraft, type RuleDraft } from "./rule-draft.ts";
import { RuleForm } from "./rule-form.tsx";
import { RuleReading } from "./rule-reading.tsx";
import { useRuleSaving } from "./rule-saving.ts";

/** A rule that stands, or one to be added to a stage. */
export type Subject = { rule: Rule } | { spot: Spot; name: string };
type RuleSheetProps = { subject: Subject; opened: boolean; onClose: () => void; onSaved: (rule: Rule) => void };

/** The form of a rule at the side of the board; it may name results of the robots of its own stage only. */
export function RuleSheet(props: RuleSheetProps) {
  const designer = useDesigner();
  const { catalog, rules } = designer;
  const { subject } = props;
  const stageId = "rule" in subject ? subject.rule.stageId : subject.spot.stageId;
  const rule = "rule" in subject ? subject.rule : null;
  const narrowed = useMemo(() => withResultsFor(catalog, rules, stageId, rule), [catalog, rules, stageId, rule]);
  return (
    <DesignerContext value={{ ...designer, catalog: narrowed }}>
      <RuleEditor {...props} />
    </DesignerContext>
  );
}

function RuleEditor({ subject, opened, onClose, onSaved }: RuleSheetProps) {
  const t = useTexts(editorTexts);
  const { catalog, locale, canWrite, pipeline, titleOf, itemFor, remove } = useDesigner();
  const rule = "rule" in subject ? subject.rule : null;
  const spot: Spot = "rule" in subject ? subject.rule : subject.spot;
  const item = itemFor("rule" in subject ? subject.rule : { kind: spot.kind, name: subject.name });
  const stage = pipeline.stages.find((one) => one.id === spot.stageId);
  const [first] = useState<RuleDraft>(() => beginning(subject, item, catalog.facts));
  const [draft, setDraft] = useState(first);
  const saving = useRuleSaving(draft, { rule, spot, item, facts: catalog.facts, titleOf, onSaved });
  const isDirty = canWrite && (rule === null || isChanged(first, draft, catalog.facts));
  const leave = async () => {
    if (
      !(rule !== null && isDirty) ||
      (await confirm({ title: t("leaveTitle"), text: t("leaveText"), action: t("leave"), danger: true }))
    )
      onClose();
  };
  const title = rule ? titleOf(rule) : item ? titleIn(item, locale) : "";
  return (
    <Sheet
      opened={opened}
      onClose={() => void leave()}
      title={title}
      size={460}
      testId="rule-sheet"
      footer={
        canWrite ? (
          <Footer
            rule={rule}
            isDirty={isDirty}
            canSave={item !== undefined}
            saving={saving}
            onRemove={remove}
            onLeave={() => void leave()}
          />
        ) : undefined
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          saving.submit();
        }}
      >
        <div className={styles.who}>
          <span>{stage && t("onStage", { stage: nameIn(stage, locale) })}</span>
          {!rule && <Tag tone="blue">{t(draft.kind === "robot" ? "newRobot" : "newTrigger")}</Tag>}
        </div>
        {!item && (
          <p className={styles.warning} role="alert">
            {t("gone")}
          </p>
        )}
        {item && canWrite && (
          <RuleForm
            draft={draft}
            item={item}
            paramFaults={saving.paramFaults}
            conditionFaults={saving.conditionFaults}
            showFaults={saving.showFaults}
            onChange={(next) => {
              saving.forgetRefusal();
              setDraft(next);
            }}
          />
        )}
        {item && !canWrite && rule && <RuleReading rule={rule} item={item} />}
        {draft.kind === "robot" && item && stage && (
          <Preview rule={rule} item={item} stage={stage} params={draft.params} isDirty={rule !== null && isDirty} />
        )}
        {rule && <ChangedLine rule={rule} />}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Sheet>
  );
}

function beginning(
  subject: Subject,
  item: ReturnType<ReturnType<typeof useDesigner>["itemFor"]>,
  facts: Parameters<typeof draftOf>[1],
): RuleDraft {
  if ("rule" in subject) return draftOf(subject.rule, facts);
  if (!item) throw new Error(`${subject.name} is not in the catalogue`);
  return newDraft(subject.spot.kind, item);
}

type FooterProps = {
  rule: Rule | null;
  isDirty: boolean;
  canSave: boolean;
  saving: ReturnType<typeof useRuleSaving>;
  onRemove: (rule: Rule) => void;
  onLeave: () => void;
};

function Footer({ rule, isDirty, canSave, saving, onRemove, onLeave }: FooterProps) {
  const t = useTexts(editorTexts);
  return (
    <>
      {rule && (
        <span className={styles.footerStart}>
          <IconButton
            label={t("remove")}
            icon={<IconTrash size={18} />}
            variant="outline"
            onClick={() => onRemove(rule)}
            testId="rule-remove"
          />
        </span>
      )}
      <Button variant="default" onClick={onLeave}>
        {t(rule && !isDirty ? "close" : "cancel")}
      </Button>
      <Button
        onClick={saving.submit}
        loading={saving.isSaving}
        disabled={!canSave || saving.isUndecided || (rule !== null && !isDirty)}
        aria-describedby={saving.isUndecided ? "if-empty-hint" : undefined}
        data-testid="rule-save"
      >
        {t(rule ? "save" : "add")}
      </Button>
    </>
  );
}

function ChangedLine({ rule }: { rule: Rule }) {
  const t = useTexts(editorTexts);
  const f = useFormat();
  const when = f.when(rule.changedAt);
  return (
    <p className={styles.hint}>
      {rule.changedBy ? t("changedBy", { when, who: rule.changedBy }) : t("changedAt", { when })}
    </p>
  );
}
