import { TextInput } from "@mantine/core";
import { useTexts } from "../../lib/i18n.ts";
import { SectionLine } from "../../ui/panel.tsx";
import { Switch } from "../../ui/switch.tsx";
import { useDesigner } from "../designer-context.ts";
import { helpIn, isBranch, titleIn, type CatalogItem } from "../model.ts";
import { editorTexts } from "./editor-texts.ts";
import { isAsked, strayMarks, textOf, withFactTitles } from "../words/params.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import type { Fault } from "./condition-tree.ts";
import styles from "./editor.module.css";
import { ParamField } from "./param-field.tsx";
import type { ParamFault, RuleDraft } from "./rule-draft.ts";
import { TimingEditor } from "./timing-editor.tsx";

type RuleFormProps = {
  draft: RuleDraft;
  item: CatalogItem;
  onChange: (draft: RuleDraft) => void;
  paramFaults: Record<string, ParamFault>;
  conditionFaults: ReadonlyMap<number, Fault>;
  showFaults: boolean;
};

/** When, what, to whom, unless: the parts of the sentence in its own order. */
export function RuleForm({ draft, item, onChange, paramFaults, conditionFaults, showFaults }: RuleFormProps) {
  const t = useTexts(editorTexts);
  const { catalog, locale } = useDesigner();
  const isRobot = draft.kind === "robot";
  return (
    <>
      <p className={styles.help}>{withFactTitles(helpIn(item, locale), catalog.facts, locale)}</p>
      {isRobot && (
        <TimingEditor
          timing={draft.timing}
          onChange={(timing) => onChange({ ...draft, timing })}
          until={draft.until}
          onUntil={(until) => onChange({ ...draft, until })}
          faults={conditionFaults}
          isClientFacing={item.isClientFacing}
          showFaults={showFaults}
        />
      )}
      <Params draft={draft} item={item} onChange={onChange} faults={paramFaults} />
      {isBranch(draft) ? (
        <div className={styles.section}>
          <SectionLine>{t("branchOn")}</SectionLine>
          <ConditionEditor
            tree={draft.question}
            onChange={(question) => onChange({ ...draft, question })}
            faults={conditionFaults}
            emptyText={t("branchEmpty")}
          />
        </div>
      ) : (
        <div className={styles.section}>
          <SectionLine>{t("condition")}</SectionLine>
          <ConditionEditor
            tree={draft.condition}
            onChange={(condition) => onChange({ ...draft, condition })}
            faults={conditionFaults}
            emptyText={t(isRobot ? "always" : "alwaysTrigger")}
          />
        </div>
      )}
      <div className={styles.section}>
        <TextInput
          label={t("own")}
          placeholder={titleIn(item, locale)}
          maxLength={120}
          value={draft.title}
          onChange={(event) => onChange({ ...draft, title: event.currentTarget.value })}
          data-testid="rule-title"
        />
        {!isRobot && (
          <Switch
            label={t("allowBack")}
            hint={t("allowBackHint")}
            checked={draft.allowBack}
            onChange={(allowBack) => onChange({ ...draft, allowBack })}
            testId="rule-allow-back"
          />
        )}
        <Switch
          label={t("isOn")}
          checked={draft.isOn}
          onChange={(isOn) => onChange({ ...draft, isOn })}
          testId="rule-on"
        />
      </div>
    </>
  );
}

type ParamsProps = Pick<RuleFormProps, "draft" | "item" | "onChange"> & { faults: Record<string, ParamFault> };

function Params({ draft, item, onChange, faults }: ParamsProps) {
  const t = useTexts(editorTexts);
  const { catalog } = useDesigner();
  const fields = item.fields.filter((field) => isAsked(field, item, draft.params));
  if (fields.length === 0) return null;
  const isNamed = item.fields.some((field) => field.kind === "select" && draft.params[field.name] === "user");
  const wordsOf = (name: string) => {
    const fault = faults[name];
    if (!fault) return null;
    return t(fault, { mark: strayMarks(textOf(draft.params[name]), catalog.facts)[0] ?? "" });
  };
  return (
    <div className={styles.section}>
      {fields.map((field) => (
        <ParamField
          key={field.name}
          field={field}
          value={draft.params[field.name]}
          error={wordsOf(field.name)}
          canInsert={draft.kind === "robot"}
          isNamed={isNamed}
          onChange={(value) => onChange({ ...draft, params: { ...draft.params, [field.name]: value } })}
        />
      ))}
    </div>
  );
}
