import { IconTrash } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { removeValue, updateValue } from "../../../api/automation-values.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { usePipelines } from "../../lib/pipelines.ts";
import { confirm } from "../../ui/confirm.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { InlineEdit } from "../../ui/inline-edit.tsx";
import { QueryState } from "../../ui/states.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { useDesigner } from "../designer-context.ts";
import { nameIn } from "../model.ts";
import { useRefetch, useUses } from "./queries.ts";
import { valueTexts } from "./texts.ts";
import { ValueEdit } from "./value-edit.tsx";
import type { AutomationValue } from "./value-words.ts";
import styles from "./values.module.css";

type RowProps = { value: AutomationValue; onLeave: () => void };

/** One constant or variable; its title and value are changed in their place. */
export function ValueRow({ value, onLeave }: RowProps) {
  const t = useTexts(valueTexts);
  const { canWrite, locale } = useDesigner();
  const pipelines = usePipelines().data ?? [];
  const refetch = useRefetch();
  const [uses, setUses] = useState<"hidden" | "asked" | "refused">("hidden");
  const change = async (body: { title?: string; value?: AutomationValue["value"] }) => {
    await call(updateValue, { params: { id: value.id }, body });
    await refetch();
  };
  const remove = async () => {
    if (value.uses > 0) return setUses("refused");
    const { title } = value;
    if (
      !(await confirm({
        title: t("removeAsk", { title }),
        text: t("removeText"),
        action: t("removeAction"),
        danger: true,
      }))
    )
      return;
    try {
      await call(removeValue, { params: { id: value.id } });
      toast({ text: t("removed", { title }) });
    } catch (error) {
      // A rule that came to name it meanwhile.
      if (error instanceof ApiError && error.reason === "value-in-use") setUses("refused");
      else toastError(error, t("notRemoved"));
    }
    await refetch();
  };
  const scope = pipelines.find((one) => one.id === value.pipelineId);
  return (
    <li className={styles.row} data-testid={`value-${value.code}`}>
      <div className={styles.rowHead}>
        <div className={styles.name}>
          {canWrite ? (
            <InlineEdit
              name={t("titleOf", { title: value.title })}
              value={value.title}
              onSave={(title) => change({ title })}
              testId={`value-title-${value.code}`}
            />
          ) : (
            value.title
          )}
        </div>
        {canWrite && (
          <IconButton
            label={t("remove", { title: value.title })}
            icon={<IconTrash size={17} />}
            onClick={() => void remove()}
            testId={`value-remove-${value.code}`}
          />
        )}
      </div>
      <div className={styles.about}>
        <code>{value.code}</code>
        <span>{t(`type_${value.type}`)}</span>
        {scope && <span>{nameIn(scope, locale)}</span>}
        {value.uses === 0 ? (
          <span>{t("uses", { n: 0 })}</span>
        ) : (
          <button
            type="button"
            className={styles.uses}
            aria-expanded={uses !== "hidden"}
            onClick={() => setUses(uses === "hidden" ? "asked" : "hidden")}
            data-testid={`value-uses-${value.code}`}
          >
            {t("uses", { n: value.uses })}
          </button>
        )}
      </div>
      <div className={styles.value}>
        <span className={styles.label}>{t(value.kind === "constant" ? "constant" : "beginning")}</span>
        <ValueEdit
          name={t("valueOf", { title: value.title })}
          type={value.type}
          value={value.value}
          onSave={canWrite ? (next) => change({ value: next }) : undefined}
          testId={`value-value-${value.code}`}
        />
      </div>
      {uses === "refused" && (
        <p className={styles.refusal} role="alert">
          {t("inUse")}
        </p>
      )}
      {uses !== "hidden" && <Uses value={value} onLeave={onLeave} />}
    </li>
  );
}

function Uses({ value, onLeave }: RowProps) {
  const t = useTexts(valueTexts);
  const { locale } = useDesigner();
  const pipelines = usePipelines().data ?? [];
  const uses = useUses(value, true);
  const placeOf = (pipelineId: number, stageId: number) => {
    const pipeline = pipelines.find((one) => one.id === pipelineId);
    const stage = pipeline?.stages.find((one) => one.id === stageId);
    return [pipeline && nameIn(pipeline, locale), stage && nameIn(stage, locale)].filter(Boolean).join(", ");
  };
  return (
    <QueryState query={uses}>
      {({ items }) => (
        <ul className={styles.usesList} data-testid="value-uses">
          {items.map((use) => (
            <li key={use.ruleId}>
              <Link
                to="/automation"
                search={{ pipeline: use.pipelineId, stage: use.stageId, rule: use.ruleId }}
                onClick={onLeave}
              >
                {use.title}
              </Link>{" "}
              <span className={styles.label}>
                {[placeOf(use.pipelineId, use.stageId), use.isDraft && t("inDraft")].filter(Boolean).join(", ")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </QueryState>
  );
}
