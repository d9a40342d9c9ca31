import { useTexts } from "../../lib/i18n.ts";
import { Choice, type Option } from "../../ui/choice.tsx";
import { useDesigner } from "../designer-context.ts";
import { helpIn, titleIn } from "../model.ts";
import { textOf } from "../words/params.ts";
import { editorTexts } from "./editor-texts.ts";
import type { ParamFieldProps } from "./param-field-props.ts";

type OneOfProps = Pick<ParamFieldProps, "field" | "value" | "error"> & {
  options: Option<string>[];
  onChange: (value: string) => void;
};

/** A setting that names one thing of a list read from elsewhere. */
export function OneOf({ field, value, error, options, onChange }: OneOfProps) {
  const t = useTexts(editorTexts);
  const { locale } = useDesigner();
  return (
    <Choice
      label={`${titleIn(field, locale)}${field.isRequired ? " *" : ""}`}
      hint={helpIn(field, locale)}
      error={error}
      value={textOf(value)}
      placeholder={t("choose")}
      testId={`param-${field.name}`}
      options={options}
      onChange={onChange}
    />
  );
}

type OneByIdProps = Pick<ParamFieldProps, "field" | "value" | "error" | "onChange"> & {
  items: { id: number; label: string }[];
};

/** The same for what is kept by its id. */
export const OneById = ({ items, onChange, ...props }: OneByIdProps) => (
  <OneOf
    {...props}
    options={items.map(({ id, label }) => ({ value: String(id), label }))}
    onChange={(id) => onChange(Number(id))}
  />
);
