import type { z } from "zod";
import { setCardVariable, type CardVariable } from "../../../api/automation-values.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { FactList, FactRow } from "../../ui/fact-row.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { useCardVariables, useRefetch } from "./queries.ts";
import { valueTexts } from "./texts.ts";
import { useValueField, ValueEdit } from "./value-edit.tsx";
import type { ValueData } from "./value-words.ts";

/** What robots remember of this card; nothing is drawn where the pipeline has no variables. */
export function CardVariables({ matterId }: { matterId: number }) {
  const t = useTexts(valueTexts);
  const { can } = useSession();
  const variables = useCardVariables(matterId);
  const refetch = useRefetch();
  const save = async (code: string, value: ValueData) => {
    await call(setCardVariable, { params: { id: matterId, code }, body: { value } });
    await refetch();
  };
  if (variables.isError && variables.data === undefined)
    return (
      <Panel title={t("ofCard")}>
        <ErrorState compact error={variables.error} onRetry={() => void variables.refetch()} />
      </Panel>
    );
  const items = variables.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={t("ofCard")} testId="card-variables">
      <FactList>
        {items.map((variable) => (
          <Variable key={variable.code} variable={variable} onSave={can("matters.write") ? save : undefined} />
        ))}
      </FactList>
    </Panel>
  );
}

type Variable = z.output<typeof CardVariable>;
type VariableProps = { variable: Variable; onSave: ((code: string, value: ValueData) => Promise<void>) | undefined };

function Variable({ variable: { code, title, type, value }, onSave }: VariableProps) {
  const save = onSave && ((next: ValueData) => onSave(code, next));
  const field = useValueField(type, value, save);
  const testId = `card-variable-${code}`;
  if (type !== "flag") return <FactRow label={title} {...field} testId={testId} />;
  return (
    <FactRow label={title}>
      <ValueEdit name={title} type={type} value={value} onSave={save} testId={testId} />
    </FactRow>
  );
}
