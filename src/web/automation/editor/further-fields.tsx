import { Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { listConnections } from "../../../api/messaging.ts";
import { listSources, listTargets } from "../../../api/webhooks.ts";
import { call } from "../../lib/api.ts";
import { useColleagues } from "../../lib/colleagues.ts";
import { useTexts } from "../../lib/i18n.ts";
import { usePipelines } from "../../lib/pipelines.ts";
import { Choice } from "../../ui/choice.tsx";
import { useDesigner } from "../designer-context.ts";
import { helpIn, nameIn, titleIn } from "../model.ts";
import { editorTexts } from "./editor-texts.ts";
import { textOf } from "../words/params.ts";
import styles from "./editor.module.css";
import type { ParamFieldProps } from "./param-field-props.ts";

/** A fact of the card by its name: any, a date, or a variable. */
export function FactField({ field, value, onChange, error }: ParamFieldProps) {
  const { catalog } = useDesigner();
  const fits = catalog.facts.filter((fact) =>
    field.kind === "date-fact"
      ? fact.kind === "date"
      : field.kind === "variable"
        ? fact.name.startsWith("variable.")
        : true,
  );
  const nameOf = (name: string) => (field.kind === "variable" ? name.slice("variable.".length) : name);
  return (
    <OneOf
      field={field}
      value={value}
      error={error}
      options={fits.map((fact) => ({ value: nameOf(fact.name), item: fact }))}
      onChange={onChange}
    />
  );
}

type OneOfProps = Pick<ParamFieldProps, "field" | "value" | "error"> & {
  options: { value: string; item: { title: string; titleEn: string } }[];
  onChange: (value: string) => void;
};

function OneOf({ field, value, error, options, onChange }: OneOfProps) {
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
      options={options.map((option) => ({ value: option.value, label: titleIn(option.item, locale) }))}
      onChange={onChange}
    />
  );
}

/** Kinds that name something outside the card. */
export function FurtherField(props: ParamFieldProps) {
  switch (props.field.kind) {
    case "users":
      return <UsersField {...props} />;
    case "fields":
      return <FactsField {...props} />;
    case "pipeline":
      return <PipelineField {...props} />;
    case "webhook":
      return <TargetField {...props} />;
    case "webhook-source":
      return <SourceField {...props} />;
    case "connection":
      return <ConnectionField {...props} />;
    default:
      return null;
  }
}

const asItem = (title: string) => ({ title, titleEn: title });

function PipelineField(props: ParamFieldProps) {
  const all = usePipelines().data ?? [];
  const options = all.map((one) => ({
    value: String(one.id),
    item: { title: nameIn(one, "ru"), titleEn: nameIn(one, "en") },
  }));
  return <OneOf {...props} options={options} onChange={(id) => props.onChange(Number(id))} />;
}

function TargetField(props: ParamFieldProps) {
  const targets = useQuery({
    queryKey: ["webhooks", "targets"],
    queryFn: ({ signal }) => call(listTargets, {}, { signal }),
  });
  const options = (targets.data?.items ?? []).map((one) => ({ value: String(one.id), item: asItem(one.title) }));
  return <OneOf {...props} options={options} onChange={(id) => props.onChange(Number(id))} />;
}

function SourceField(props: ParamFieldProps) {
  const sources = useQuery({
    queryKey: ["webhooks", "sources"],
    queryFn: ({ signal }) => call(listSources, {}, { signal }),
  });
  const options = (sources.data?.items ?? []).map((one) => ({ value: String(one.id), item: asItem(one.title) }));
  return <OneOf {...props} options={options} onChange={(id) => props.onChange(Number(id))} />;
}

function ConnectionField(props: ParamFieldProps) {
  const connections = useQuery({
    queryKey: ["connections"],
    queryFn: ({ signal }) => call(listConnections, {}, { signal }),
  });
  const options = (connections.data?.items ?? []).map((one) => ({ value: String(one.id), item: asItem(one.name) }));
  return <OneOf {...props} options={options} onChange={(id) => props.onChange(Number(id))} />;
}

function UsersField(props: ParamFieldProps) {
  const people = (useColleagues().data ?? []).filter((person) => person.isActive);
  return (
    <ManyOf
      {...props}
      options={people.map((person) => ({ value: String(person.id), label: person.name }))}
      onChange={(ids) => props.onChange(ids.map(Number))}
    />
  );
}

function FactsField(props: ParamFieldProps) {
  const { catalog, locale } = useDesigner();
  return (
    <ManyOf
      {...props}
      options={catalog.facts.map((fact) => ({ value: fact.name, label: titleIn(fact, locale) }))}
      onChange={props.onChange}
    />
  );
}

type ManyOfProps = Pick<ParamFieldProps, "field" | "value" | "error"> & {
  options: { value: string; label: string }[];
  onChange: (values: string[]) => void;
};

function ManyOf({ field, value, error, options, onChange }: ManyOfProps) {
  const { locale } = useDesigner();
  const chosen = Array.isArray(value) ? value.map(textOf) : [];
  const toggle = (one: string) =>
    onChange(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return (
    <fieldset className={styles.many} data-testid={`param-${field.name}`}>
      <legend className={styles.legend}>{titleIn(field, locale)}</legend>
      <div className={styles.checks}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            size="sm"
            label={option.label}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
        ))}
      </div>
      {error && (
        <div className={styles.error} role="alert">
          {error}
        </div>
      )}
    </fieldset>
  );
}
