import { Button } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { useTexts } from "../lib/i18n.ts";
import { ActionMenu } from "../ui/action-menu.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import type { LetterDraft } from "./letter-draft.ts";
import { fillTemplate, useLetterTemplates } from "./queries.ts";
import { mailTexts } from "./texts.ts";

type TemplateMenuProps = {
  clientId: number;
  matterId: number | undefined;
  onFill: (part: Partial<LetterDraft>) => void;
};

/** Puts a template, filled with the card's data, into the letter; what the card lacks is named. */
export function TemplateMenu({ clientId, matterId, onFill }: TemplateMenuProps) {
  const t = useTexts(mailTexts);
  const templates = useLetterTemplates();
  const usable = templates.data?.filter((one) => one.isOn) ?? [];
  const fill = async (id: number) => {
    try {
      const { subject, text, missing } = await fillTemplate(clientId, id, matterId);
      onFill({ subject, text });
      if (missing.length > 0) toast({ text: t("templateMissing", { fields: missing.join(", ") }), tone: "amber" });
    } catch (error) {
      toastError(error, t("notDone"));
    }
  };
  return (
    <ActionMenu
      label={t("templates")}
      button={(props) => (
        <Button variant="default" leftSection={<IconTemplate size={16} />} {...props} data-testid="letter-templates">
          {t("template")}
        </Button>
      )}
      entries={
        usable.length === 0
          ? [{ id: "none", label: t("noTemplates"), disabled: true, onSelect: () => undefined }]
          : usable.map((one) => ({
              id: `template-${one.id}`,
              label: one.name,
              detail: one.subject,
              onSelect: () => void fill(one.id),
            }))
      }
    />
  );
}
