import { Button } from "@mantine/core";
import { IconCalendarEvent, IconChecks, IconPlus, IconUser } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type Ref } from "react";
import { createTask } from "../../api/tasks.ts";
import { call } from "../lib/api.ts";
import { useDraft } from "../lib/draft.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { newKey } from "../lib/new-key.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import { parseTask } from "./parse-task.ts";
import styles from "./quick-line.module.css";
import { taskTexts } from "./texts.ts";
import { refreshTasks } from "./use-task-actions.ts";

/** A task in one line of words; what was understood is seen before it is saved. */
export function QuickLine({ ref }: { ref: Ref<HTMLInputElement> }) {
  const t = useTexts(taskTexts);
  const f = useFormat();
  const queries = useQueryClient();
  const draft = useDraft("task-quick");
  const [key, setKey] = useState(newKey);
  const { title, dueAt } = parseTask(draft.text, f.context);
  const save = useMutation({
    mutationFn: () => call(createTask, { body: { title, dueAt, key } }),
    onSuccess: () => {
      toast({
        text: t("isCreated", { when: dueAt ? f.when(dueAt) : t("noDate").toLowerCase() }),
        detail: title,
        tone: "green",
      });
      draft.clear();
      setKey(newKey());
      return refreshTasks(queries);
    },
    onError: (error) => toastError(error, t("notCreated")),
  });
  const isTyped = draft.text.trim() !== "";
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (title !== "" && !save.isPending) save.mutate();
      }}
    >
      <div className={styles.line}>
        <IconPlus size={18} className={styles.plus} />
        <input
          ref={ref}
          className={styles.input}
          aria-label={t("quick")}
          placeholder={t("quickPlaceholder")}
          maxLength={300}
          value={draft.text}
          onChange={(event) => draft.setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
          data-testid="task-quick"
        />
        <Button type="submit" disabled={title === ""} loading={save.isPending} data-testid="task-quick-save">
          {t("add")}
        </Button>
      </div>
      {isTyped && (
        <p className={styles.understood} data-testid="task-understood">
          <span className="op-hidden">{t("understood")}: </span>
          <span>
            <IconChecks size={15} />
            {title === "" ? t("understoodWhat") : title}
          </span>
          <span data-found={dueAt !== null || undefined}>
            <IconCalendarEvent size={15} />
            {dueAt ? f.when(dueAt) : t("noDate")}
          </span>
          <span>
            <IconUser size={15} />
            {t("forMe")}
          </span>
        </p>
      )}
    </form>
  );
}
