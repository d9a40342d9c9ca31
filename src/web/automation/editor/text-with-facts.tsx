import { Textarea, TextInput } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useRef, useState, type ReactNode } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { matchesTyped } from "../../lib/layout-switch.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popup } from "../../ui/popup.tsx";
import { useDesigner } from "../designer-context.ts";
import { editorTexts } from "./editor-texts.ts";
import { withFactTitles } from "../words/params.ts";
import styles from "./editor.module.css";
import { factGroups } from "./rule-draft.ts";

type TextWithFactsProps = {
  label: string;
  hint: ReactNode;
  value: string;
  onChange: (text: string) => void;
  isLong: boolean;
  isRequired: boolean;
  canInsert: boolean;
  error: string | null;
  testId: string;
};

/** A text with places for facts of the card: chosen from a menu, put where the cursor stands, read below in words. */
export function TextWithFacts({
  label,
  hint,
  value,
  onChange,
  isLong,
  isRequired,
  canInsert,
  error,
  testId,
}: TextWithFactsProps) {
  const t = useTexts(editorTexts);
  const { catalog, locale } = useDesigner();
  const area = useRef<HTMLTextAreaElement>(null);
  const line = useRef<HTMLInputElement>(null);
  const insert = (fact: string) => {
    const field = isLong ? area.current : line.current;
    const [from, to] = [field?.selectionStart ?? value.length, field?.selectionEnd ?? value.length];
    const mark = `{{${fact}}}`;
    onChange(value.slice(0, from) + mark + value.slice(to));
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + mark.length, from + mark.length);
    });
  };
  const words = withFactTitles(value, catalog.facts, locale);
  const shared = { label: isRequired ? `${label} *` : label, description: hint, value, error, "data-testid": testId };
  return (
    <div className={styles.text}>
      {isLong ? (
        <Textarea
          {...shared}
          ref={area}
          rows={4}
          classNames={{ input: styles.area ?? "" }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...shared} ref={line} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
      {canInsert && (
        <div className={styles.insert}>
          <Popup
            label={t("insertFact")}
            width={290}
            button={(props) => (
              <IconButton
                label={t("insertFactInto", { field: label })}
                icon={<IconBraces size={17} />}
                size={28}
                testId={`${testId}-facts`}
                {...props}
              />
            )}
          >
            {(close) => (
              <FactMenu
                onChoose={(fact) => {
                  close();
                  insert(fact);
                }}
              />
            )}
          </Popup>
        </div>
      )}
      {canInsert && words !== value && <p className={styles.reading}>{words}</p>}
    </div>
  );
}

function FactMenu({ onChoose }: { onChoose: (fact: string) => void }) {
  const t = useTexts(editorTexts);
  const { catalog, locale } = useDesigner();
  const [typed, setTyped] = useState("");
  const fits = ({ title }: { title: string }) => typed.trim() === "" || matchesTyped(title, typed);
  return (
    <div className={styles.facts}>
      <TextInput
        aria-label={t("findFact")}
        placeholder={t("findFact")}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoFocus
      />
      {factGroups(catalog.facts, locale).map(({ prefix, facts }) => {
        const shown = facts.filter(fits);
        return (
          shown.length > 0 && (
            <div key={prefix}>
              <div className={styles.factHeading}>{t(factHeading(prefix))}</div>
              {shown.map((fact) => (
                <button key={fact.name} type="button" className={styles.fact} onClick={() => onChoose(fact.name)}>
                  {fact.title}
                </button>
              ))}
            </div>
          )
        );
      })}
    </div>
  );
}

const headings = [
  "client",
  "matter",
  "application",
  "task",
  "call",
  "message",
  "variable",
  "constant",
  "result",
  "now",
] as const;
export const factHeading = (prefix: string) => `facts_${headings.find((one) => one === prefix) ?? "other"}` as const;
