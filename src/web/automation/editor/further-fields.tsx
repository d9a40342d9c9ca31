import { useQuery } from "@tanstack/react-query";
import { listPolicies } from "../../../api/deliveries.ts";
import { listConnections } from "../../../api/connections.ts";
import { listSources, listTargets } from "../../../api/webhooks.ts";
import { call } from "../../lib/api.ts";
import { useColleagues } from "../../lib/colleagues.ts";
import { usePipelines } from "../../lib/pipelines.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useDesigner } from "../designer-context.ts";
import { nameIn, titleIn } from "../model.ts";
import { kindsOfPapers, usePaperTemplates } from "../queries.ts";
import { editorTexts } from "./editor-texts.ts";
import { ManyOf } from "./many-of.tsx";
import { OneById, OneOf } from "./one-of.tsx";
import type { ParamFieldProps } from "./param-field-props.ts";

/** A fact of the card by its name: any, a date, or a variable. */
export function FactField(props: ParamFieldProps) {
  const { catalog, locale } = useDesigner();
  const { kind } = props.field;
  const fits = catalog.facts.filter((fact) =>
    kind === "date-fact" ? fact.kind === "date" : kind === "variable" ? fact.name.startsWith("variable.") : true,
  );
  const nameOf = (name: string) => (kind === "variable" ? name.slice("variable.".length) : name);
  return (
    <OneOf {...props} options={fits.map((fact) => ({ value: nameOf(fact.name), label: titleIn(fact, locale) }))} />
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
    case "policy":
      return <PolicyField {...props} />;
    case "document-kind":
      return <PaperField {...props} />;
    default:
      return null;
  }
}

function PipelineField(props: ParamFieldProps) {
  const { locale } = useDesigner();
  const pipelines = usePipelines().data ?? [];
  return <OneById {...props} items={pipelines.map((one) => ({ id: one.id, label: nameIn(one, locale) }))} />;
}

function TargetField(props: ParamFieldProps) {
  const targets = useQuery({
    queryKey: ["webhooks", "targets"],
    queryFn: ({ signal }) => call(listTargets, {}, { signal }),
  });
  return <OneById {...props} items={(targets.data?.items ?? []).map(({ id, title }) => ({ id, label: title }))} />;
}

function SourceField(props: ParamFieldProps) {
  const sources = useQuery({
    queryKey: ["webhooks", "sources"],
    queryFn: ({ signal }) => call(listSources, {}, { signal }),
  });
  return <OneById {...props} items={(sources.data?.items ?? []).map(({ id, title }) => ({ id, label: title }))} />;
}

function ConnectionField(props: ParamFieldProps) {
  const connections = useQuery({
    queryKey: ["connections"],
    queryFn: ({ signal }) => call(listConnections, {}, { signal }),
  });
  return <OneById {...props} items={(connections.data?.items ?? []).map(({ id, name }) => ({ id, label: name }))} />;
}

function PolicyField(props: ParamFieldProps) {
  const { locale } = useDesigner();
  const policies = useQuery({
    queryKey: ["delivery-policies"],
    queryFn: ({ signal }) => call(listPolicies, {}, { signal }),
  });
  const items = (policies.data?.items ?? []).filter((one) => one.isOn || one.code === props.value);
  return (
    <OneOf
      {...props}
      options={items.map((one) => ({ value: one.code, label: locale === "ru" ? one.name : one.nameEn }))}
    />
  );
}

function PaperField({ onChange, ...props }: ParamFieldProps) {
  const t = useTexts(editorTexts);
  const { locale } = useDesigner();
  const kinds = kindsOfPapers(usePaperTemplates().data?.items ?? [], locale);
  const any = props.field.isRequired ? [] : [{ value: ANY, label: t("anyPaper") }];
  return (
    <OneOf
      {...props}
      value={props.value ?? (props.field.isRequired ? "" : ANY)}
      options={[...any, ...[...kinds].map(([value, label]) => ({ value, label }))]}
      onChange={(kind) => onChange(kind === ANY ? undefined : kind)}
    />
  );
}
const ANY = "any";

function UsersField(props: ParamFieldProps) {
  const { locale } = useDesigner();
  const people = (useColleagues().data ?? []).filter((person) => person.isActive);
  return (
    <ManyOf
      {...props}
      label={titleIn(props.field, locale)}
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
      label={titleIn(props.field, locale)}
      options={catalog.facts.map((fact) => ({ value: fact.name, label: titleIn(fact, locale) }))}
    />
  );
}
