import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../../lib/format.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Switch } from "../../ui/switch.tsx";
import styles from "./law.module.css";
import { useRules, type Edition, type Rule } from "./queries.ts";
import { RuleSheet } from "./rule-sheet.tsx";
import { State } from "./state-tag.tsx";
import { lawTexts } from "./texts.ts";
import { valueWords } from "./value-form.ts";

/** The edition that speaks for the rule: the one in force, else the newest. */
const shownOf = (rule: Rule): Edition | undefined =>
  rule.editions.find(({ id }) => id === rule.currentId) ?? rule.editions[0];

/** Marked as doubtful and not yet checked by anybody of the firm. */
const isUnsure = (rule: Rule): boolean => {
  const shown = shownOf(rule);
  return shown?.mark === "C" && shown.checkedAt === null;
};

export function RulesTable() {
  const t = useTexts(lawTexts);
  const query = useRules();
  const [text, setText] = useState("");
  const [onlyUnsure, setOnlyUnsure] = useState(false);
  const [openCode, setOpen] = useState<string | null>(null);
  const columns = useColumns(setOpen);
  const wanted = text.trim().toLocaleLowerCase();
  const fits = (rule: Rule) =>
    (!onlyUnsure || isUnsure(rule)) &&
    (wanted === "" || JSON.stringify([rule.code, rule.editions]).toLocaleLowerCase().includes(wanted));
  return (
    <>
      <div className={styles.tools}>
        <TextInput
          className={styles.search}
          placeholder={t("search")}
          aria-label={t("search")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-testid="law-search"
        />
        <Switch label={t("onlyUnsure")} checked={onlyUnsure} onChange={setOnlyUnsure} testId="law-unsure" />
      </div>
      <QueryState query={query}>
        {({ items }) => {
          const open = items.find((rule) => rule.code === openCode);
          return (
            <>
              <DataTable
                caption={t("table")}
                columns={columns}
                rows={items.filter(fits)}
                rowKey={(rule) => rule.code}
                onOpen={(rule) => setOpen(rule.code)}
                empty={<EmptyState compact title={t("none")} />}
                testId="law-rules"
              />
              {open && <RuleSheet key={open.code} rule={open} onClose={() => setOpen(null)} />}
            </>
          );
        }}
      </QueryState>
    </>
  );
}

function useColumns(onOpen: (code: string) => void): Column<Rule>[] {
  const t = useTexts(lawTexts);
  const f = useFormat();
  const words = (rule: Rule) => {
    const shown = shownOf(rule);
    return shown && valueWords(shown.value, sayPair, t("yesWord"), t("noWord"));
  };
  return [
    {
      key: "rule",
      title: t("rule"),
      cell: (rule) => (
        <button
          type="button"
          className={styles.open}
          onClick={() => onOpen(rule.code)}
          data-testid={`rule-${rule.code}`}
        >
          {shownOf(rule)?.article}
          <span className={styles.code}>{rule.code}</span>
          <span className={styles.onPhone}>{words(rule)}</span>
        </button>
      ),
    },
    {
      key: "value",
      title: t("value"),
      wideOnly: true,
      cell: (rule) => <span className={styles.value}>{words(rule)}</span>,
    },
    {
      key: "inForce",
      title: t("inForce"),
      width: 150,
      wideOnly: true,
      cell: (rule) => {
        const shown = shownOf(rule);
        if (!shown || rule.currentId === null) return t("noneNow");
        const from = f.date(shown.from);
        return shown.to === null ? t("from", { from }) : t("between", { from, to: f.date(shown.to) });
      },
    },
    { key: "state", title: t("state"), width: 190, cell: (rule) => <State edition={shownOf(rule)} /> },
  ];
}
