import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { linkTask } from "../../api/chat.ts";
import { partsOf } from "../../api/chat-text.ts";
import { createTask } from "../../api/tasks.ts";
import { call } from "../lib/api.ts";
import { useActiveColleagues } from "../lib/colleagues.ts";
import { duePicks } from "../lib/due-picks.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { newKey } from "../lib/new-key.ts";
import { queryClient } from "../lib/query-client.ts";
import { useSession } from "../lib/session.ts";
import { Choice } from "../ui/choice.tsx";
import { Dialog } from "../ui/sheet.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import styles from "./chat.module.css";
import type { Post } from "./queries.ts";
import { chatTexts } from "./texts.ts";
import { linkOf } from "./use-deeds.ts";

/** A task of a post: it remembers where it was said, and the post that a task was set. */
export function TaskDialog({ post, clientId, onClose }: { post: Post; clientId: number | null; onClose: () => void }) {
  const t = useTexts(chatTexts);
  const f = useFormat();
  const { user } = useSession();
  const people = useActiveColleagues();
  const picks = duePicks(f.context);
  const [title, setTitle] = useState(() => titleOf(post));
  const [userId, setUserId] = useState(String(user.id));
  const [dueAt, setDueAt] = useState(() => picks.find(({ pick }) => pick === "tomorrow")?.at ?? "");
  const [key] = useState(newKey);
  const save = useMutation({
    mutationFn: async () => {
      const task = await call(createTask, {
        body: {
          title: title.trim(),
          note: t("fromChat", { url: linkOf(post) }),
          dueAt: dueAt === "" ? null : dueAt,
          userId: Number(userId),
          key,
          ...(clientId === null ? {} : { clientId }),
        },
      });
      await call(linkTask, { params: { id: post.id }, body: { taskId: task.id } });
    },
    onSuccess: () => {
      toast({ text: t("taskMade"), detail: title, tone: "green" });
      onClose();
      return queryClient.invalidateQueries({ queryKey: ["tasks"] });
    },
    onError: (error) => toastError(error),
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("toTask")}
      testId="chat-task"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            disabled={title.trim() === ""}
            loading={save.isPending}
            onClick={() => save.mutate()}
            data-testid="chat-task-save"
          >
            {t("toTask")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextInput
          label={t("taskTitle")}
          value={title}
          maxLength={300}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Choice
          label={t("taskWho")}
          value={userId}
          onChange={setUserId}
          options={people.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <Choice
          label={t("taskWhen")}
          value={dueAt === "" ? "none" : dueAt}
          onChange={(value) => setDueAt(value === "none" ? "" : value)}
          options={[
            ...picks.map(({ at }) => ({ value: at, label: f.when(at) })),
            { value: "none", label: t("noDate") },
          ]}
        />
      </div>
    </Dialog>
  );
}

/** The words alone: whom they were said to and which card they named, the task knows otherwise. */
const titleOf = (post: Post): string =>
  partsOf(post.body, post.mentions)
    .flatMap((part) => (part.kind === "mention" || part.kind === "client" ? [] : [part.text]))
    .join("")
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s,:]+|[\s,:]+$/g, "")
    .slice(0, 300);
