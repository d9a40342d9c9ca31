import { Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { listDebts } from "../../api/debts.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { sayPair, useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { Choice } from "../ui/choice.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { SectionLine } from "../ui/panel.tsx";
import type { Draft, Row } from "./extra-draft.ts";
import { askedBy, type ExtraList } from "./extra-fields.ts";
import { fieldId } from "./fact-place.ts";
import { FieldInput } from "./field-input.tsx";
import { formTexts } from "./form-texts.ts";
import styles from "./sheet.module.css";

type FormProps = {
  clientId: number;
  /** Paths that the template names. */
  fields: readonly string[];
  draft: Draft;
  wrong: readonly string[];
  onChange: (draft: Draft) => void;
};

/** What the card does not know: whom this one paper is for, what happened, what it counts. */
export function ExtraForm({ clientId, fields, draft, wrong, onChange }: FormProps) {
  const t = useTexts(formTexts);
  const asked = askedBy(fields);
  // The creditor of the chosen debt is the recipient.
  const shown = asked.fields.filter(({ path }) => draft.debtId === null || !path.startsWith("recipient."));
  if (asked.fields.length + asked.lists.length === 0 && !asked.debt) return null;
  return (
    <section className={styles.form} aria-label={t("ownFacts")}>
      <SectionLine>{t("ownFacts")}</SectionLine>
      {asked.debt && (
        <DebtChoice clientId={clientId} value={draft.debtId} onChange={(debtId) => onChange({ ...draft, debtId })} />
      )}
      <div className={styles.grid}>
        {shown.map((field) => (
          <div key={field.path} className={field.kind === "long" ? styles.wide : undefined}>
            <FieldInput
              field={field}
              id={fieldId(field.path)}
              value={draft.values[field.path] ?? ""}
              isWrong={wrong.includes(field.path)}
              onChange={(text) => onChange({ ...draft, values: { ...draft.values, [field.path]: text } })}
              testId={`paper-${field.path}`}
            />
          </div>
        ))}
      </div>
      {asked.lists.map((list) => (
        <ListForm
          key={list.path}
          list={list}
          rows={draft.rows[list.path] ?? []}
          wrong={wrong}
          onChange={(rows) => onChange({ ...draft, rows: { ...draft.rows, [list.path]: rows } })}
        />
      ))}
    </section>
  );
}

type DebtProps = { clientId: number; value: number | null; onChange: (id: number | null) => void };

function DebtChoice({ clientId, value, onChange }: DebtProps) {
  const t = useTexts(formTexts);
  const f = useFormat();
  const { data } = useQuery({
    queryKey: ["client", clientId, "paper-debts"],
    queryFn: ({ signal }) => call(listDebts, { params: { id: clientId } }, { signal }),
  });
  const debts = data?.items ?? [];
  if (debts.length === 0) return null;
  return (
    <Choice
      label={t("debt")}
      value={value === null ? "none" : String(value)}
      onChange={(id) => onChange(id === "none" ? null : Number(id))}
      options={[
        { value: "none", label: t("noDebt") },
        ...debts.map((debt) => ({ value: String(debt.id), label: `${debt.creditor}, ${f.money(debt.amountKopecks)}` })),
      ]}
      testId="paper-debt"
    />
  );
}

type ListProps = { list: ExtraList; rows: Row[]; wrong: readonly string[]; onChange: (rows: Row[]) => void };

function ListForm({ list, rows, wrong, onChange }: ListProps) {
  const t = useTexts(formTexts);
  const locale = useLocale();
  const set = (at: number, path: string, text: string) =>
    onChange(rows.map((row, place) => (place === at ? { ...row, [path]: text } : row)));
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>{sayPair(list.title, undefined, locale)}</legend>
      {rows.map((row, at) => (
        <div key={at} className={styles.item}>
          <div className={styles.grid}>
            {list.columns.map((column, place) => (
              <div key={column.path} className={place === 0 && column.kind === "text" ? styles.wide : undefined}>
                <FieldInput
                  field={column}
                  {...(at === 0 && place === 0 ? { id: fieldId(list.path) } : {})}
                  value={row[column.path] ?? ""}
                  isWrong={wrong.includes(`${list.path}.${at}.${column.path}`) && Object.keys(row).length > 0}
                  onChange={(text) => set(at, column.path, text)}
                  testId={`${list.path}-${at}-${column.path}`}
                />
              </div>
            ))}
          </div>
          <IconButton
            label={t("removeRow", { n: at + 1 })}
            icon={<IconTrash size={17} />}
            onClick={() => onChange(rows.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      <Button
        id={rows.length === 0 ? fieldId(list.path) : undefined}
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...rows, {}])}
        data-testid={`${list.path}-add`}
      >
        {sayPair(list.add, undefined, locale)}
      </Button>
    </fieldset>
  );
}
