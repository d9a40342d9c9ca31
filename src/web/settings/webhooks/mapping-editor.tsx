import { Button, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import type { MappingRow } from "./source-form.ts";
import { webhooksTexts } from "./texts.ts";
import { fromOption, optionOf, useMappingOptions } from "./use-mapping-options.ts";
import styles from "./webhooks.module.css";

const MAX_ROWS = 40;

type EditorProps = {
  rows: MappingRow[];
  onChange: (rows: MappingRow[]) => void;
  /** What is wrong at `mapping.<key>.path` or `.name`. */
  fault: (field: string) => string | null;
};

/** Rows «body path → field or variable of the card»; what may be written is chosen from a list. */
export function MappingEditor({ rows, onChange, fault }: EditorProps) {
  const t = useTexts(webhooksTexts);
  const options = useMappingOptions();
  const change = (key: number, part: Partial<MappingRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () => {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    onChange([...rows, { key, path: "", to: "client", name: "" }]);
  };
  return (
    <fieldset className={styles.mapping}>
      <legend>{t("mapping")}</legend>
      {rows.map((row, place) => (
        <div key={row.key} className={styles.mappingRow}>
          <TextInput
            aria-label={t("mappingPath", { n: place + 1 })}
            placeholder="order.sum"
            maxLength={200}
            spellCheck={false}
            value={row.path}
            error={fault(`mapping.${row.key}.path`)}
            onChange={(event) => change(row.key, { path: event.currentTarget.value })}
            data-testid={`mapping-path-${place}`}
          />
          <Choice
            bare
            label={t("mappingTo", { n: place + 1 })}
            placeholder={t("mappingChoose")}
            value={optionOf(row)}
            options={withOwn(options, row)}
            error={fault(`mapping.${row.key}.name`)}
            onChange={(value) => change(row.key, fromOption(value))}
            testId={`mapping-to-${place}`}
          />
          <IconButton
            label={t("mappingRemove", { n: place + 1 })}
            icon={<IconTrash size={17} />}
            size={34}
            onClick={() => onChange(rows.filter((other) => other.key !== row.key))}
          />
        </div>
      ))}
      {rows.length < MAX_ROWS && (
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add} data-testid="mapping-add">
          {t("mappingAdd")}
        </Button>
      )}
    </fieldset>
  );
}

/** A name that is offered no more stays in its own row until it is changed. */
function withOwn(options: { value: string; label: string }[], row: MappingRow) {
  const own = optionOf(row);
  const isKnown = own === "" || options.some(({ value }) => value === own);
  return isKnown ? options : [...options, { value: own, label: row.name }];
}
