import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addComment } from "../../api/clients.ts";
import { announce } from "../lib/announce.ts";
import { call } from "../lib/api.ts";
import { useDraft } from "../lib/draft.ts";
import { useTexts } from "../lib/i18n.ts";
import { toastError } from "../ui/toast-store.ts";
import styles from "./form.module.css";
import { clientTexts } from "./texts.ts";

export const commentDraft = (clientId: number) => `client-${clientId}-comment`;

/** A note for colleagues; the client never sees it. */
export function CommentForm({ clientId, matterId }: { clientId: number; matterId: number | undefined }) {
  const t = useTexts(clientTexts);
  const queries = useQueryClient();
  const draft = useDraft(commentDraft(clientId));
  const save = useMutation({
    mutationFn: (body: string) =>
      call(addComment, { params: { id: clientId }, body: { body, ...(matterId ? { matterId } : {}) } }),
    onSuccess: () => {
      draft.clear();
      announce(t("commentSaved"));
      return queries.invalidateQueries({ queryKey: ["timeline", clientId] });
    },
    onError: (error) => toastError(error, t("commentNotSaved")),
  });
  const body = draft.text.trim();
  const submit = () => {
    if (body !== "" && !save.isPending) save.mutate(body);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <textarea
        className={styles.text}
        aria-label={t("comment")}
        placeholder={t("commentPlaceholder")}
        rows={2}
        maxLength={5000}
        value={draft.text}
        data-testid="comment-text"
        onChange={(event) => draft.setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
        }}
      />
      <div className={styles.foot}>
        <span className={styles.hint}>
          {draft.wasKept ? t("draftKept") : <span className="op-wide-only">{t("ctrlEnterSave")}</span>}
        </span>
        <Button type="submit" disabled={body === ""} loading={save.isPending} data-testid="comment-save">
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
