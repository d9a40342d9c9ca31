import { Button, Textarea, TextInput } from "@mantine/core";
import { useState, type ComponentType } from "react";
import { owers, requirementKinds } from "../../../../api/requirements.ts";
import { sayPair, useTexts } from "../../../lib/i18n.ts";
import { useLocale } from "../../../lib/locale.ts";
import { Choice } from "../../../ui/choice.tsx";
import { Switch } from "../../../ui/switch.tsx";
import settings from "../../settings.module.css";
import { choicesOf, isFull, isTwice, withKind, type Item } from "./model.ts";
import styles from "./requirements.module.css";
import { requirementTexts } from "./texts.ts";

/** How a condition over the card's facts is written and said; given by the page, where automation's editor is. */
export type ConditionFields = {
  Field: ComponentType<{
    condition: Item["condition"];
    onChange: (condition: Item["condition"] | undefined) => void;
    testId?: string;
  }>;
  Words: ComponentType<{ condition: Item["condition"] }>;
};

type FormProps = {
  start: Item;
  others: readonly Item[];
  Condition: ConditionFields;
  onBack: () => void;
  onDone: (item: Item) => void;
};

/** One thing of the list: what it is, why, when, whose, and whether it stands at the door. */
export function RequirementForm({ start, others, Condition, onBack, onDone }: FormProps) {
  const t = useTexts(requirementTexts);
  const [item, setItem] = useState(start);
  const [isReady, setReady] = useState(true);
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<Item>) => setItem((now) => ({ ...now, ...change }));
  const twice = isTwice(others, item, -1);
  const finish = () => {
    setTried(true);
    if (isFull(item) && isReady && !twice) onDone(item);
  };
  const text = (
    name: "title" | "titleEn" | "why" | "whyEn",
    label: keyof typeof requirementTexts,
    isNeeded: boolean,
  ) => {
    const field = {
      label: t(label),
      required: isNeeded,
      value: item[name],
      error: isTried && isNeeded && item[name].trim() === "" ? t("fill") : undefined,
      "data-testid": `requirement-${name}`,
    };
    return name === "why" || name === "whyEn" ? (
      <Textarea {...field} rows={2} maxLength={300} onChange={(event) => set({ [name]: event.currentTarget.value })} />
    ) : (
      <TextInput {...field} maxLength={200} onChange={(event) => set({ [name]: event.currentTarget.value })} />
    );
  };
  return (
    <div className={settings.form} data-testid="requirement-form">
      <Choice
        label={t("kind")}
        value={item.kind}
        options={requirementKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        onChange={(kind) => setItem(withKind(item, kind))}
        testId="requirement-kind"
      />
      <WhatField item={item} error={twice ? t("twice") : undefined} onChange={(what) => set({ what })} />
      {item.kind === "document" && text("title", "nameRu", true)}
      {item.kind === "document" && text("titleEn", "nameEn", false)}
      {text("why", "why", true)}
      {text("whyEn", "whyEn", true)}
      <Choice
        label={t("owes")}
        value={item.owes}
        options={owers.map((one) => ({ value: one, label: t(one) }))}
        onChange={(owes) => set({ owes })}
        testId="requirement-owes"
      />
      <fieldset className={styles.condition}>
        <legend>{t("condition")}</legend>
        <Condition.Field
          condition={start.condition}
          onChange={(condition) => {
            setReady(condition !== undefined);
            if (condition !== undefined) set({ condition });
          }}
          testId="requirement-condition"
        />
        {isTried && !isReady && <p className={settings.danger}>{t("unready")}</p>}
      </fieldset>
      <Switch
        label={t("isGate")}
        checked={item.isGate}
        onChange={(isGate) => set({ isGate })}
        testId="requirement-gate"
      />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onBack}>
          {t("back")}
        </Button>
        <Button onClick={finish} data-testid="requirement-done">
          {t("done")}
        </Button>
      </div>
    </div>
  );
}

type WhatProps = { item: Item; error: string | undefined; onChange: (what: string) => void };

function WhatField({ item, error, onChange }: WhatProps) {
  const t = useTexts(requirementTexts);
  const locale = useLocale();
  if (item.kind === "debts") return error === undefined ? null : <p className={settings.danger}>{error}</p>;
  if (item.kind === "document")
    return (
      <TextInput
        label={t("code")}
        description={t("codeHint")}
        required
        maxLength={60}
        value={item.what}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid="requirement-what"
      />
    );
  const choices = choicesOf(item.kind);
  // The firm's own field stands in a list by its name even where this page does not know it.
  const own = choices.some(({ value }) => value === item.what) ? [] : [{ value: item.what, label: item.what }];
  return (
    <Choice
      label={t("what")}
      value={item.what}
      options={[...choices.map(({ value, title }) => ({ value, label: sayPair(title, undefined, locale) })), ...own]}
      onChange={onChange}
      error={error}
      testId="requirement-what"
    />
  );
}
