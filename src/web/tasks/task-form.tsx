import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createTask } from "../../api/tasks.ts";
import { call } from "../lib/api.ts";
import { useColleagues } from "../lib/colleagues.ts";
import { useDraft } from "../lib/draft.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { newKey } from "../lib/new-key.ts";
import { useSession } from "../lib/session.ts";
import { Choice } from "../ui/choice.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import { DueChoice } from "./due-choice.tsx";
import { duePicks } from "../lib/due-picks.ts";
import { parseTask } from "./parse-task.ts";
import styles from "./task-form.module.css";
import { taskTexts } from "./texts.ts";
import { refreshTasks } from "./use-task-actions.ts";
import { taskDraft } from "./drafts.ts";

/** A task of the card. A date among the words is understood too and wins over the chosen one. */
export function TaskForm({
  clientId,
  matterId,
  onSaved,
}: {
  clientId: number;
  matterId: number | undefined;
  onSaved?: () => void;
}) {
  const t = useTexts(taskTexts);
  const f = useFormat();
  const { user } = useSession();
  const colleagues = useColleagues();
  const queries = useQueryClient();
  const draft = useDraft(taskDraft(clientId));
  const [chosen, setChosen] = useState<string | null>(
    () => duePicks(f.context).find((one) => one.pick === "tomorrow")?.at ?? null,
  );
  const [userId, setUserId] = useState(user.id);
  const [key, setKey] = useState(newKey);
  const parsed = parseTask(draft.text, f.context);
  const dueAt = parsed.dueAt ?? chosen;
  const save = useMutation({
    mutationFn: () =>
      call(createTask, {
        body: { title: parsed.title, dueAt, userId, clientId, key, ...(matterId ? { matterId } : {}) },
      }),
    onSuccess: () => {
      toast({
        text: t("isCreated", { when: dueAt ? f.when(dueAt) : t("noDate").toLowerCase() }),
        detail: parsed.title,
        tone: "green",
      });
      draft.clear();
      setKey(newKey());
      onSaved?.();
      return refreshTasks(queries);
    },
    onError: (error) => toastError(error, t("notCreated")),
  });
  const submit = () => {
    if (parsed.title !== "" && !save.isPending) save.mutate();
  };
  const people = (colleagues.data ?? [user]).filter((one) => !("isActive" in one) || one.isActive);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        aria-label={t("title")}
        placeholder={t("titlePlaceholder")}
        maxLength={300}
        value={draft.text}
        onChange={(event) => draft.setText(event.currentTarget.value)}
        data-testid="task-title"
      />
      <DueChoice value={dueAt} onChange={setChosen} />
      <div className={styles.foot}>
        <Choice
          bare
          label={t("responsible")}
          value={String(userId)}
          onChange={(value) => setUserId(Number(value))}
          options={people.map((one) => ({
            value: String(one.id),
            label: one.id === user.id ? t("me", { name: one.name }) : one.name,
          }))}
          testId="task-user"
        />
        <span className={styles.understood} data-testid="task-due">
          {dueAt ? f.when(dueAt) : t("noDate")}
        </span>
        <Button type="submit" disabled={parsed.title === ""} loading={save.isPending} data-testid="task-save">
          {t("createTask")}
        </Button>
      </div>
    </form>
  );
}
