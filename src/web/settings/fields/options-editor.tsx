import { Button, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import settings from "../settings.module.css";
import styles from "./fields.module.css";
import { fieldsTexts } from "./fields-texts.ts";
import { newOption, type OptionForm } from "./form.ts";

type EditorProps = { options: OptionForm[]; problem: string | null; onChange: (options: OptionForm[]) => void };

export function OptionsEditor({ options, problem, onChange }: EditorProps) {
  const t = useTexts(fieldsTexts);
  const put = (value: string, part: Partial<OptionForm>) =>
    onChange(options.map((one) => (one.value === value ? { ...one, ...part } : one)));
  return (
    <fieldset className={settings.variable}>
      <legend className={settings.label}>{t("options")}</legend>
      <ol className={styles.options}>
        {options.map((option, place) => (
          <li key={option.value} className={styles.option}>
            <TextInput
              aria-label={t("optionRu", { n: place + 1 })}
              placeholder={t("optionRu", { n: place + 1 })}
              maxLength={100}
              value={option.title}
              onChange={(event) => put(option.value, { title: event.currentTarget.value })}
              data-testid={`option-${place}`}
            />
            <TextInput
              aria-label={t("optionEn", { n: place + 1 })}
              placeholder="English"
              maxLength={100}
              value={option.titleEn}
              onChange={(event) => put(option.value, { titleEn: event.currentTarget.value })}
              data-testid={`option-en-${place}`}
            />
            <IconButton
              label={t("optionRemove", { n: place + 1 })}
              icon={<IconX size={16} />}
              onClick={() => onChange(options.filter((one) => one.value !== option.value))}
              testId={`option-remove-${place}`}
            />
          </li>
        ))}
      </ol>
      {problem && (
        <div className={settings.problem} role="alert">
          {problem}
        </div>
      )}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...options, newOption(options)])}
        data-testid="option-add"
      >
        {t("optionAdd")}
      </Button>
      <p className={settings.below}>{t("optionsHint")}</p>
    </fieldset>
  );
}
