import { TextInput } from "@mantine/core";
import { useColleagues } from "../../lib/colleagues.ts";
import { useTexts } from "../../lib/i18n.ts";
import { usePipelines } from "../../lib/pipelines.ts";
import { Choice } from "../../ui/choice.tsx";
import { Switch } from "../../ui/switch.tsx";
import { useDesigner } from "../designer-context.ts";
import { helpIn, nameIn, titleIn } from "../model.ts";
import { editorTexts } from "./editor-texts.ts";
import { textOf, withFactTitles } from "../words/params.ts";
import type { ParamFieldProps } from "./param-field-props.ts";
import { FactField, FurtherField } from "./further-fields.tsx";
import { ManyOf } from "./many-of.tsx";
import { OneOf } from "./one-of.tsx";
import { TemplateField } from "./template-field.tsx";
import { TextWithFacts } from "./text-with-facts.tsx";
import { TriggerField } from "./trigger-field.tsx";

/** A settings field printed by its kind: the designer knows no robot by name. */
export function ParamField(props: ParamFieldProps) {
  const { field, value, onChange, error, canInsert } = props;
  const { locale, catalog } = useDesigner();
  const [label, hint, testId] = [
    titleIn(field, locale),
    withFactTitles(helpIn(field, locale), catalog.facts, locale),
    `param-${field.name}`,
  ];
  const text = textOf(value);
  const choice = { label: field.isRequired ? `${label} *` : label, hint, error, value: text, testId };
  switch (field.kind) {
    case "text":
    case "long-text":
      return (
        <TextWithFacts
          label={label}
          hint={hint}
          value={text}
          onChange={onChange}
          isLong={field.kind === "long-text"}
          isRequired={field.isRequired}
          canInsert={canInsert}
          error={error}
          testId={testId}
        />
      );
    case "number":
      return (
        <TextInput
          label={choice.label}
          description={hint}
          error={error}
          inputMode="numeric"
          value={text}
          onChange={(event) => onChange(numberOrText(event.currentTarget.value))}
          data-testid={testId}
        />
      );
    case "switch":
      return <Switch label={label} hint={hint} checked={value === true} onChange={onChange} testId={testId} />;
    case "select":
      return (
        <Choice
          {...choice}
          options={field.options.map((option) => ({ value: option.value, label: titleIn(option, locale) }))}
          onChange={onChange}
        />
      );
    case "multi-select":
      return (
        <ManyOf
          {...props}
          label={choice.label}
          hint={helpIn(field, locale)}
          options={field.options.map((option) => ({ value: option.value, label: titleIn(option, locale) }))}
        />
      );
    case "user":
      return <UserField {...props} />;
    case "stage":
      return <StageField {...props} />;
    case "template":
      return <TemplateField {...props} />;
    case "trigger":
      return <TriggerField {...props} Field={ParamField} />;
    case "field":
    case "date-fact":
    case "variable":
      return <FactField {...props} />;
    default:
      return <FurtherField {...props} />;
  }
}

/** What is no number yet stays as typed, so that nothing vanishes under the hand. */
const numberOrText = (text: string): string | number | undefined =>
  text.trim() === "" ? undefined : /^\d+$/.test(text.trim()) ? Number(text) : text;

function UserField({ field, value, onChange, error, isNamed }: ParamFieldProps) {
  const t = useTexts(editorTexts);
  const { locale } = useDesigner();
  const people = useColleagues().data ?? [];
  const options = people
    .filter((person) => person.isActive || person.id === Number(value))
    .map((person) => ({ value: String(person.id), label: person.name }));
  const isOptional = !isNamed && !field.isRequired;
  return (
    <Choice
      label={`${titleIn(field, locale)}${isOptional ? "" : " *"}`}
      hint={isNamed ? "" : helpIn(field, locale)}
      error={error}
      value={textOf(value) || (isOptional ? "none" : "")}
      placeholder={t("choose")}
      testId={`param-${field.name}`}
      options={[...(isOptional ? [{ value: "none", label: t("anyone") }] : []), ...options]}
      onChange={(id) => onChange(id === "none" ? undefined : Number(id))}
    />
  );
}

function StageField(props: ParamFieldProps) {
  const { pipeline, locale } = useDesigner();
  const all = usePipelines().data ?? [];
  const own = pipeline.stages.map((stage) => ({ value: String(stage.id), label: nameIn(stage, locale) }));
  // Robots and triggers between pipelines name stages of the others too.
  const others = all
    .filter((one) => one.id !== pipeline.id)
    .flatMap((one) =>
      one.stages.map((stage) => ({
        value: String(stage.id),
        label: `${nameIn(one, locale)}: ${nameIn(stage, locale)}`,
      })),
    );
  return <OneOf {...props} options={[...own, ...others]} onChange={(id) => props.onChange(Number(id))} />;
}
