import { Button, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getChanges, publishDraft, type Problem } from "../../../api/automation-versions.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { useDesigner } from "../designer-context.ts";
import { ChangeList } from "./change-list.tsx";
import { versionTexts } from "./texts.ts";
import styles from "./versions.module.css";

type PublishSheetProps = { opened: boolean; onClose: () => void; revision: number };

/** What publishing would change, what stands in its way, and the button. */
export function PublishSheet({ opened, onClose, revision }: PublishSheetProps) {
  const t = useTexts(versionTexts);
  const client = useQueryClient();
  const { pipeline } = useDesigner();
  const [note, setNote] = useState("");
  const [applyToWaiting, setApply] = useState(false);
  const changes = useQuery({
    queryKey: ["automation", "changes", pipeline.id, revision],
    queryFn: ({ signal }) => call(getChanges, { params: { id: pipeline.id } }, { signal }),
  });
  const publishing = useMutation({
    mutationFn: () => call(publishDraft, { params: { id: pipeline.id }, body: { revision, note, applyToWaiting } }),
    onSuccess: ({ number }) => {
      toast({ text: t("done", { n: number }) });
      onClose();
    },
    onError: (error) => toastError(error, t("failed")),
    onSettled: () => client.invalidateQueries({ queryKey: ["automation"] }),
  });
  const isReady = changes.data !== undefined && changes.data.problems.length === 0 && changes.data.changes.length > 0;
  return (
    <Sheet
      opened={opened}
      onClose={onClose}
      title={t("publishTitle")}
      size={520}
      testId="publish"
      footer={
        <Button
          disabled={!isReady}
          loading={publishing.isPending}
          onClick={() => publishing.mutate()}
          data-testid="publish-now"
        >
          {t("publish")}
        </Button>
      }
    >
      <QueryState query={changes}>
        {(data) =>
          data.changes.length === 0 ? (
            <EmptyState compact title={t("noChanges")} />
          ) : (
            <div className={styles.body}>
              <Problems problems={data.problems} />
              <ChangeList changes={data.changes} />
              {data.waiting > 0 && (
                <Switch
                  label={t("alsoWaiting", { n: data.waiting })}
                  hint={t("alsoWaitingHint")}
                  checked={applyToWaiting}
                  onChange={setApply}
                  testId="publish-waiting"
                />
              )}
              <Textarea
                label={t("note")}
                value={note}
                maxLength={500}
                autosize
                onChange={(event) => setNote(event.currentTarget.value)}
                data-testid="publish-note"
              />
            </div>
          )
        }
      </QueryState>
    </Sheet>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const t = useTexts(versionTexts);
  const { rules, titleOf } = useDesigner();
  const title = (id: number) => {
    const rule = rules.find((one) => one.id === id);
    return rule ? titleOf(rule) : `№ ${id}`;
  };
  if (problems.length === 0) return null;
  return (
    <div role="alert">
      <ul className={styles.list}>
        {problems.map((problem) =>
          problem.kind === "broken" ? (
            <li key={`broken-${problem.ruleId}`} className={styles.problem}>
              {t("broken", { rule: title(problem.ruleId) })}
            </li>
          ) : (
            <li key="circle" className={styles.problem} data-testid="circle">
              <b>{t("circle")}</b>
              <ol>
                {problem.steps.map((step) => (
                  <li key={step.ruleId}>{t("circleStep", { stage: step.stageName, rule: step.title })}</li>
                ))}
                <li>{problem.steps[0]?.stageName}</li>
              </ol>
            </li>
          ),
        )}
      </ul>
    </div>
  );
}
