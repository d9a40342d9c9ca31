import { TextInput } from "@mantine/core";
import { IconCopy, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { matchesTyped } from "../../lib/layout-switch.ts";
import { useLocale } from "../../lib/locale.ts";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, LoadingRows, QueryState } from "../../ui/states.tsx";
import { toast } from "../../ui/toast-store.ts";
import { foundIn, type FoundGroup, type FoundList, type Leaf } from "./find-fields.ts";
import { useFields, type Fields } from "./model.ts";
import styles from "./document-templates.module.css";
import { documentTemplateTexts } from "./texts.ts";

/** Everything a template may name: found by words, copied by one press, with the forms of its kind. */
export function FieldsPanel() {
  const t = useTexts(documentTemplateTexts);
  const query = useFields();
  const [typed, setTyped] = useState("");
  return (
    <>
      <HowPanel />
      <TextInput
        aria-label={t("findField")}
        placeholder={t("findField")}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-testid="field-search"
      />
      <QueryState query={query} loading={<LoadingRows rows={10} height={44} />}>
        {({ groups, forms }) => {
          const needle = typed.trim();
          const found = foundIn(groups, (words) => needle === "" || matchesTyped(words, needle));
          if (found.length === 0) return <EmptyState compact title={t("noField")} />;
          return found.map((group) => <Group key={group.code} group={group} forms={forms} isOpen={needle !== ""} />);
        }}
      </QueryState>
    </>
  );
}

function HowPanel() {
  const t = useTexts(documentTemplateTexts);
  return (
    <Panel title={t("howTitle")}>
      <ul className={styles.how}>
        <li>{t("howField", { tag: "{client.name}" })}</li>
        <li>{t("howForm", { tag: "{client.name.gen}" })}</li>
        <li>{t("howIf", { open: "{#client.isMarried}", shut: "{/}" })}</li>
        <li>{t("howLoop", { open: "{#debts}", shut: "{/debts}" })}</li>
      </ul>
    </Panel>
  );
}

type GroupProps = { group: FoundGroup; forms: Fields["forms"]; isOpen: boolean };

function Group({ group, forms, isOpen }: GroupProps) {
  const locale = useLocale();
  return (
    <details className={styles.group} open={isOpen || undefined} data-testid={`fields-${group.code}`}>
      <summary className={styles.summary}>{sayPair(group.title, undefined, locale)}</summary>
      <ul className={styles.leaves}>
        {group.leaves.map((leaf) => (
          <LeafRow key={leaf.path} leaf={leaf} forms={forms} />
        ))}
      </ul>
      {group.lists.map((list) => (
        <ListPart key={list.path} list={list} forms={forms} />
      ))}
    </details>
  );
}

function ListPart({ list, forms }: { list: FoundList; forms: Fields["forms"] }) {
  const t = useTexts(documentTemplateTexts);
  const locale = useLocale();
  return (
    <div className={styles.nested}>
      <div className={styles.strong}>{sayPair(list.title, undefined, locale)}</div>
      <div className={styles.dim}>{t("listOf", { open: `{#${list.path}}`, shut: `{/${list.path}}` })}</div>
      <ul className={styles.leaves}>
        {list.leaves.map((leaf) => (
          <LeafRow key={leaf.path} leaf={leaf} forms={forms} />
        ))}
      </ul>
      {list.lists.map((inner) => (
        <ListPart key={inner.path} list={{ ...inner, lists: [] }} forms={forms} />
      ))}
    </div>
  );
}

function LeafRow({ leaf, forms }: { leaf: Leaf; forms: Fields["forms"] }) {
  const t = useTexts(documentTemplateTexts);
  const locale = useLocale();
  const own = forms[leaf.kind] ?? [];
  return (
    <li className={styles.leaf}>
      <span className={styles.words}>
        <span>{sayPair(leaf.title, undefined, locale)}</span>
        <span className={styles.dim}>{t("example", { text: leaf.example })}</span>
      </span>
      <span className={styles.codes}>
        <FieldCode code={`{${leaf.path}}`} />
        {own.map(({ form, title, example }) => (
          <FieldCode
            key={form}
            code={`{${leaf.path}.${form}}`}
            shown={`.${form}`}
            hint={`${sayPair(title, undefined, locale)}: ${example}`}
          />
        ))}
      </span>
    </li>
  );
}

function FieldCode({ code, shown = code, hint }: { code: string; shown?: string; hint?: string }) {
  const t = useTexts(documentTemplateTexts);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      toast({ text: t("copied", { field: code }), life: 2500 });
    } catch {
      // The browser keeps the clipboard from pages without https: the person copies by hand.
      toast({ text: t("notCopied"), tone: "amber" });
    }
  };
  return (
    <button
      type="button"
      className={styles.code}
      onClick={() => void copy()}
      aria-label={[t("copyField", { field: code }), hint].filter(Boolean).join(". ")}
      data-tip={hint}
      data-testid={`field-${code}`}
    >
      {shown}
      {shown === code && <IconCopy size={14} />}
    </button>
  );
}
