import { IconCopy, IconHistory } from "@tabler/icons-react";
import { zones } from "../../lib/zones-data.ts";
import { formatTime } from "../../lib/dates.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { FactRow } from "../../ui/fact-row.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { InlineEdit } from "../../ui/inline-edit.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { ageOn } from "../facts.ts";
import { Dispute } from "./dispute.tsx";
import styles from "./facts.module.css";
import { factsTexts } from "./facts-texts.ts";
import { editedValue, shownValue, type Field } from "./fields.ts";
import { useReader } from "./use-reader.ts";
import { useSourceWords } from "./source-words.ts";
import type { Fact } from "./use-facts.ts";

export type SaveFact = (field: Field, typed: string | boolean) => Promise<unknown>;
type LineProps = {
  clientId: number;
  field: Field;
  fact: Fact | undefined;
  /** Why the stage needs it; said in place of an empty value. */
  needed: string | undefined;
  /** Undefined without the right: the fact is then only shown. */
  onSave: SaveFact | undefined;
  onHistory: (field: Field) => void;
};

/** A fact: its value edited in place, whence it is known, what other sources say. */
export function FactLine({ clientId, field, fact, needed, onSave, onHistory }: LineProps) {
  const reader = useReader();
  const words = useSourceWords();
  const title = sayPair(field.title, undefined, reader.locale);
  const mark = words.short(fact?.sources ?? []);
  return (
    <>
      <FactRow label={title} isStacked>
        <div className={styles.cell}>
          <Value field={field} title={title} fact={fact} needed={needed} onSave={onSave} />
          <Tools field={field} title={title} fact={fact} onHistory={onHistory} />
          {mark !== "" && (
            <span className={styles.mark} title={words.full(fact?.sources ?? [])} data-testid={`source-${field.name}`}>
              {mark}
            </span>
          )}
        </div>
      </FactRow>
      {fact && fact.disputed.length > 0 && (
        <Dispute clientId={clientId} field={field} title={title} fact={fact} canDecide={onSave !== undefined} />
      )}
    </>
  );
}

function Tools({ field, title, fact, onHistory }: Pick<LineProps, "field" | "fact" | "onHistory"> & { title: string }) {
  const t = useTexts(factsTexts);
  const reader = useReader();
  const text = shownValue(field, fact?.value ?? null, reader);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast({ text: t("copied", { name: title }), life: 2500 }),
      (error: unknown) => toastError(error, t("notCopied")),
    );
  return (
    <span className={styles.tools}>
      {text !== "" && (
        <IconButton
          label={t("copy", { name: title })}
          size={26}
          icon={<IconCopy size={15} stroke={1.7} />}
          onClick={() => void copy()}
          testId={`copy-${field.name}`}
        />
      )}
      <IconButton
        label={t("history", { name: title })}
        size={26}
        icon={<IconHistory size={15} stroke={1.7} />}
        onClick={() => onHistory(field)}
        testId={`history-${field.name}`}
      />
    </span>
  );
}

type ValueProps = Pick<LineProps, "field" | "fact" | "needed" | "onSave"> & { title: string };

const inputModes: Partial<Record<Field["kind"], "numeric" | "decimal">> = {
  money: "decimal",
  inn: "numeric",
  ogrn: "numeric",
  ogrnip: "numeric",
  snils: "numeric",
  passport: "numeric",
  "division-code": "numeric",
};

function Value({ field, title, fact, needed, onSave }: ValueProps) {
  const t = useTexts(factsTexts);
  const reader = useReader();
  const value = fact?.value ?? null;
  const testId = `fact-${field.name}`;
  if (onSave && (field.kind === "choice" || field.kind === "flag" || field.kind === "zone"))
    return <Pick field={field} title={title} fact={fact} needed={needed} onSave={onSave} />;
  const plain = shownValue(field, value, reader);
  const age =
    field.name === "birthDate" && typeof value === "string" ? t("age", { n: ageOn(value, reader.f.context) }) : "";
  const shown = age === "" ? plain : `${plain} · ${age}`;
  if (!onSave) return <FactRowText testId={testId} text={shown} />;
  const mode = inputModes[field.kind];
  return (
    <InlineEdit
      name={title}
      value={editedValue(field, value, reader)}
      shown={shown}
      needed={needed}
      multiline={field.kind === "long" || field.kind === "address"}
      type={field.kind === "day" ? "date" : field.kind === "email" ? "email" : "text"}
      {...(mode ? { inputMode: mode } : {})}
      onSave={(typed) => onSave(field, typed)}
      testId={testId}
    />
  );
}

function FactRowText({ testId, text }: { testId: string; text: string }) {
  const t = useTexts(factsTexts);
  return (
    <div style={{ padding: "6px 9px" }} data-testid={testId}>
      {text || <span style={{ color: "var(--op-faint)" }}>{t("notFilled")}</span>}
    </div>
  );
}

/** A choice of few by the browser's own control; saved as soon as it is chosen. */
function Pick({ field, title, fact, needed, onSave }: ValueProps & { onSave: SaveFact }) {
  const t = useTexts(factsTexts);
  const reader = useReader();
  const value = fact?.value ?? null;
  const now = value === null ? "" : String(value);
  const choose = (next: string) => {
    const typed = field.kind === "flag" && next !== "" ? next === "true" : next;
    onSave(field, typed).catch((error: unknown) => toastError(error, t("notSaved", { name: title })));
  };
  const options = optionsOf(field, reader);
  if (now !== "" && !options.some(([option]) => option === now)) options.push([now, shownValue(field, value, reader)]);
  return (
    <select
      className={styles.select}
      aria-label={title}
      data-empty={now === "" || undefined}
      data-needed={(needed && now === "") || undefined}
      title={now === "" ? needed : undefined}
      value={now}
      onChange={(event) => choose(event.currentTarget.value)}
      data-testid={`fact-${field.name}`}
    >
      <option value="">{t(field.kind === "zone" ? "zoneByCity" : "notFilled")}</option>
      {options.map(([option, label]) => (
        <option key={option} value={option}>
          {label}
        </option>
      ))}
    </select>
  );
}

function optionsOf(field: Field, { f, locale, yes, no }: ReturnType<typeof useReader>): [string, string][] {
  if (field.kind === "flag")
    return [
      ["true", yes],
      ["false", no],
    ];
  if (field.kind === "zone")
    return zones.map(({ zone, city }) => [
      zone,
      `${formatTime(f.context.now, { zone })} · ${sayPair(city, undefined, locale)}`,
    ]);
  return (field.options ?? []).map((option) => [option.value, option.title[locale === "ru" ? 0 : 1]]);
}
