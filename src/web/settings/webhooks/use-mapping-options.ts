import { useQuery } from "@tanstack/react-query";
import { getCatalog } from "../../../api/automation.ts";
import { listValues } from "../../../api/automation-values.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import type { MappingRow } from "./source-form.ts";
import { webhooksTexts } from "./texts.ts";

export type MappingOption = { value: string; label: string };
type To = Pick<MappingRow, "to" | "name">;

/** A field and a variable may share a name, so the list tells them apart. */
export const optionOf = ({ to, name }: To): string => (name === "" ? "" : `${to}:${name}`);

export function fromOption(value: string): To {
  const [to, name = ""] = value.split(":");
  return { to: to === "variable" ? "variable" : "client", name };
}

/** What a webhook may write: the client's fields, as the robot «Изменить поле карты» offers them, and the cards' variables. */
export function useMappingOptions(): MappingOption[] {
  const t = useTexts(webhooksTexts);
  const locale = useLocale();
  const catalog = useQuery({
    queryKey: ["webhooks", "fields"],
    queryFn: ({ signal }) => call(getCatalog, {}, { signal }),
    staleTime: Infinity,
    select: ({ robots }) =>
      robots.find((robot) => robot.name === "clients.change-field")?.fields.find((field) => field.name === "field")
        ?.options ?? [],
  });
  const values = useQuery({
    queryKey: ["webhooks", "variables"],
    queryFn: ({ signal }) => call(listValues, {}, { signal }),
    select: ({ items }) => items.filter(({ kind }) => kind === "variable"),
  });
  return [
    ...(catalog.data ?? []).map(({ value, title, titleEn }) => ({
      value: optionOf({ to: "client", name: value }),
      label: locale === "ru" ? title : titleEn,
    })),
    ...(values.data ?? []).map(({ code, title }) => ({
      value: optionOf({ to: "variable", name: code }),
      label: t("variableOf", { title }),
    })),
  ];
}

/** A name nobody offers any more is shown as it is. */
export function useMappingTitle(): (row: To) => string {
  const options = useMappingOptions();
  return (row) => options.find(({ value }) => value === optionOf(row))?.label ?? row.name;
}
