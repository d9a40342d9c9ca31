import { Textarea } from "@mantine/core";
import { IconMessageCircle, IconPhoneOff, IconPhoneX, IconUserX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { callResults, logCall } from "../../api/telephony.ts";
import { call } from "../lib/api.ts";
import { useDraft } from "../lib/draft.ts";
import { useTexts } from "../lib/i18n.ts";
import { Segmented } from "../ui/segmented.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import styles from "./call-form.module.css";
import { callTexts } from "./texts.ts";
import { callDraft } from "./drafts.ts";

type Result = (typeof callResults)[number];
const icons = { talked: IconMessageCircle, "no-answer": IconPhoneOff, "wrong-number": IconPhoneX, refused: IconUserX };

type CallFormProps = {
  clientId: number;
  matterId: number | undefined;
  /** After the result: the next step is asked for at once. */ onLogged?: () => void;
};

/** Note first if there is something to note; the result is one press and saves. */
export function CallForm({ clientId, matterId, onLogged }: CallFormProps) {
  const t = useTexts(callTexts);
  const queries = useQueryClient();
  const draft = useDraft(callDraft(clientId));
  const [direction, setDirection] = useState<"out" | "in">("out");
  const save = useMutation({
    mutationFn: (result: Result) =>
      call(logCall, {
        params: { id: clientId },
        body: { direction, result, note: draft.text.trim(), ...(matterId ? { matterId } : {}) },
      }),
    onSuccess: (_reply, result) => {
      draft.clear();
      toast({ text: t("logged", { result: t(result).toLowerCase() }), tone: "green" });
      onLogged?.();
      return Promise.all([
        queries.invalidateQueries({ queryKey: ["timeline", clientId] }),
        queries.invalidateQueries({ queryKey: ["client", clientId] }),
      ]);
    },
    onError: (error) => toastError(error, t("notLogged")),
  });
  return (
    <div className={styles.form}>
      <Textarea
        aria-label={t("note")}
        placeholder={t("notePlaceholder")}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={5000}
        value={draft.text}
        onChange={(event) => draft.setText(event.currentTarget.value)}
        data-testid="call-note"
      />
      <Segmented
        label={t("direction")}
        value={direction}
        onChange={setDirection}
        segments={[
          { value: "out", label: t("out") },
          { value: "in", label: t("in") },
        ]}
      />
      <div className={styles.results} role="group" aria-label={t("question")}>
        {callResults.map((result) => {
          const Icon = icons[result];
          return (
            <button
              key={result}
              type="button"
              className={styles.result}
              data-result={result}
              disabled={save.isPending}
              onClick={() => save.mutate(result)}
              data-testid={`call-${result}`}
            >
              <Icon size={22} stroke={1.7} />
              {t(result)}
            </button>
          );
        })}
      </div>
    </div>
  );
}
