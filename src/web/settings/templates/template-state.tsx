import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { removeTemplate, submitTemplate, templateCategories } from "../../../api/message-templates.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { confirm } from "../../ui/confirm.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { editorTexts } from "./editor-texts.ts";
import type { Template } from "./model.ts";
import own from "./template-editor.module.css";

const categoryIn = (text: string | null) => templateCategories.find((one) => one === text);

/** What may be done with a template as it stands at the partner: filed, copied, deleted. */
export function TemplateState({
  template,
  onClose,
  onCopy,
}: {
  template: Template;
  onClose: () => void;
  onCopy: () => void;
}) {
  const t = useTexts(editorTexts);
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ["message-templates"] });
  const [asked, now] = [categoryIn(template.askedCategory), categoryIn(template.category)];
  const submit = useMutation({
    mutationFn: () =>
      call(submitTemplate, { params: { id: template.id }, body: { category: asked ?? now ?? "UTILITY" } }),
    onSuccess: () => toast({ text: t("submitted", { name: template.name }) }),
    onError: (error) => toastError(error, t("notSubmitted")),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: () => call(removeTemplate, { params: { id: template.id } }),
    onSuccess: () => {
      toast({ text: t("removed", { name: template.name }) });
      onClose();
    },
    onError: (error) => toastError(error, t("notRemoved")),
    onSettled,
  });
  const askRemove = async () => {
    const question = { title: t("removeTitle", { name: template.name }), text: t("removeText"), action: t("remove") };
    if (await confirm(question)) remove.mutate();
  };
  return (
    <>
      {asked && now && asked !== now && (
        <p className={styles.warning}>{t("askedCategory", { asked: t(asked), now: t(now) })}</p>
      )}
      <div className={own.adds}>
        {template.approval === "unsubmitted" && (
          <Button
            size="compact-sm"
            loading={submit.isPending}
            onClick={() => submit.mutate()}
            data-testid="template-file"
          >
            {t("submit")}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={onCopy} data-testid="template-copy">
          {t("copy")}
        </Button>
        {template.approval !== "removed" && (
          <Button
            size="compact-sm"
            variant="default"
            color="red"
            loading={remove.isPending}
            onClick={() => void askRemove()}
            data-testid="template-remove"
          >
            {t("remove")}
          </Button>
        )}
      </div>
    </>
  );
}
