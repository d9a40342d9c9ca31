import type { ComponentType } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { useDesigner } from "../designer-context.ts";
import { titleIn } from "../model.ts";
import { editorTexts } from "./editor-texts.ts";
import styles from "./editor.module.css";
import type { ParamFieldProps } from "./param-field-props.ts";

type Chosen = { name: string; params: Record<string, unknown> };

const chosenOf = (value: unknown): Chosen => {
  const given = typeof value === "object" && value !== null ? value : {};
  const name = "name" in given && typeof given.name === "string" ? given.name : "";
  const params = "params" in given && typeof given.params === "object" && given.params !== null ? given.params : {};
  return { name, params: { ...params } };
};

/** `Field` draws a setting of any kind: it is handed in, as it draws this one too. */
type TriggerFieldProps = ParamFieldProps & { Field: ComponentType<ParamFieldProps> };

/** An event of the card with its own settings inside. */
export function TriggerField({ field, value, onChange, error, Field }: TriggerFieldProps) {
  const t = useTexts(editorTexts);
  const { catalog, locale } = useDesigner();
  const chosen = chosenOf(value);
  const item = catalog.triggers.find((one) => one.name === chosen.name);
  return (
    <div className={styles.fields}>
      <Choice
        label={`${titleIn(field, locale)} *`}
        error={error}
        value={chosen.name}
        placeholder={t("choose")}
        testId={`param-${field.name}`}
        options={catalog.triggers.map((one) => ({ value: one.name, label: titleIn(one, locale) }))}
        onChange={(name) => onChange({ name, params: {} })}
      />
      {item?.fields.map((inner) => (
        <Field
          key={inner.name}
          field={inner}
          value={chosen.params[inner.name]}
          error={null}
          canInsert={false}
          isNamed={false}
          onChange={(one) => onChange({ ...chosen, params: { ...chosen.params, [inner.name]: one } })}
        />
      ))}
    </div>
  );
}
