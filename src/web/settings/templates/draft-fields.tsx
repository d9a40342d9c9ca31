import { Textarea, TextInput } from "@mantine/core";
import { useRef } from "react";
import { MAX_TEMPLATE, templateCategories, templateKinds } from "../../../api/message-templates.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { Choice } from "../../ui/choice.tsx";
import styles from "../settings.module.css";
import { editorTexts } from "./editor-texts.ts";
import type { TemplateList } from "./model.ts";
import {
  codeOf,
  insertPlace,
  withPlaces,
  type Draft,
  type DraftVariable,
  type FaultOf,
  type Sender,
} from "./template-draft.ts";
import own from "./template-editor.module.css";

/** Fields of one row keep their inputs in line. */
const HINT_BELOW: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

type Fields = { draft: Draft; change: (part: Partial<Draft>) => void; faultOf: FaultOf };
type Facts = TemplateList["fields"];

export function HeadFields({ draft, senders, change, faultOf }: Fields & { senders: Sender[] }) {
  const t = useTexts(editorTexts);
  const rename = (name: string) =>
    change({ name, ...(draft.code === codeOf(draft.name) || draft.code === "" ? { code: codeOf(name) } : {}) });
  return (
    <>
      <div className={own.row}>
        <TextInput
          label={t("name")}
          value={draft.name}
          maxLength={100}
          error={faultOf("name")}
          onChange={(event) => rename(event.currentTarget.value)}
          data-testid="draft-name"
        />
        <TextInput
          label={t("code")}
          description={t("codeHint")}
          inputWrapperOrder={HINT_BELOW}
          value={draft.code}
          maxLength={100}
          error={faultOf("code")}
          onChange={(event) => change({ code: event.currentTarget.value.toLowerCase() })}
          data-testid="draft-code"
        />
      </div>
      <div className={own.row}>
        {senders.length > 1 && (
          <Choice
            label={t("connection")}
            value={draft.connectionId === null ? "" : String(draft.connectionId)}
            options={senders.map((one) => ({ value: String(one.id), label: one.name }))}
            onChange={(id) => change({ connectionId: Number(id) })}
          />
        )}
        <Choice
          label={t("category")}
          value={draft.category}
          hint={draft.category === "MARKETING" ? t("categoryHint") : undefined}
          options={templateCategories.map((one) => ({ value: one, label: t(one) }))}
          onChange={(category) => change({ category })}
          testId="draft-category"
        />
        <Choice
          label={t("language")}
          value={draft.language}
          options={(["ru", "en"] as const).map((one) => ({ value: one, label: t(one) }))}
          onChange={(language) => change({ language })}
        />
        <Choice
          label={t("kind")}
          value={draft.kind}
          options={templateKinds.map((one) => ({ value: one, label: t(one) }))}
          onChange={(kind) => change({ kind, buttons: [] })}
          testId="draft-kind"
        />
      </div>
    </>
  );
}

const OTHER = "other";

export function BodyField({ draft, facts, change, faultOf }: Fields & { facts: Facts }) {
  const t = useTexts(editorTexts);
  const locale = useLocale();
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const at = field.current?.selectionStart ?? draft.body.length;
    const put = insertPlace(draft, name === OTHER ? "" : name, "", at);
    change(put.draft);
    // The cursor goes on after the place, once the text is drawn.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(put.end, put.end);
    });
  };
  return (
    <div className={own.body}>
      <Textarea
        ref={field}
        label={t("body")}
        inputWrapperOrder={HINT_BELOW}
        description={t("bodyHint", { n: MAX_TEMPLATE - draft.body.length })}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={MAX_TEMPLATE}
        value={draft.body}
        error={faultOf("body")}
        onChange={(event) => {
          const body = event.currentTarget.value;
          change({ body, variables: withPlaces(body, draft.variables) });
        }}
        data-testid="draft-body"
      />
      <Choice
        label={t("insert")}
        bare
        value=""
        placeholder={t("insert")}
        options={[
          ...facts.map((one) => ({ value: one.name, label: locale === "ru" ? one.title : one.titleEn })),
          { value: OTHER, label: t("insertOther") },
        ]}
        onChange={insert}
        testId="draft-insert"
      />
    </div>
  );
}

export function VariableFields({ draft, facts, change, faultOf }: Fields & { facts: Facts }) {
  const t = useTexts(editorTexts);
  const locale = useLocale();
  const set = (index: number, part: Partial<DraftVariable>) =>
    change({ variables: draft.variables.map((one) => (one.index === index ? { ...one, ...part } : one)) });
  return draft.variables.map((variable, at) => (
    <fieldset key={variable.index} className={styles.variable}>
      <legend className={styles.strong}>{`{{${variable.index}}}`}</legend>
      <div className={own.row}>
        <Choice
          label={t("fact")}
          value={variable.field === "" ? "none" : variable.field}
          options={[
            { value: "none", label: t("noFact") },
            ...facts.map((one) => ({ value: one.name, label: locale === "ru" ? one.title : one.titleEn })),
          ]}
          onChange={(field) => set(variable.index, { field: field === "none" ? "" : field })}
          testId={`draft-fact-${variable.index}`}
        />
        <TextInput
          label={t("fallback")}
          value={variable.fallback}
          maxLength={200}
          onChange={(event) => set(variable.index, { fallback: event.currentTarget.value })}
        />
        <TextInput
          label={t("sample")}
          value={variable.sample}
          maxLength={200}
          error={faultOf(`variables.${at}.sample`)}
          onChange={(event) => set(variable.index, { sample: event.currentTarget.value })}
          data-testid={`draft-sample-${variable.index}`}
        />
      </div>
    </fieldset>
  ));
}
