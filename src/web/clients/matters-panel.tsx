import { IconPlus } from "@tabler/icons-react";
import { useQueryClient, useMutation } from "@tanstack/react-query";
import { openMatter } from "../../api/matters.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { useStageName } from "../lib/stage-name.ts";
import { ActionMenu } from "../ui/action-menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Panel } from "../ui/panel.tsx";
import { Tag } from "../ui/tag.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import { refreshClient, type Matter, type Pipeline } from "./queries.ts";
import styles from "./rows.module.css";
import { clientTexts } from "./texts.ts";

type MattersPanelProps = {
  clientId: number;
  matters: Matter[];
  current: Matter | undefined;
  pipelines: Pipeline[];
  onChoose: (matterId: number) => void;
};

export function MattersPanel({ clientId, matters, current, pipelines, onChoose }: MattersPanelProps) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  const stageName = useStageName();
  return (
    <Panel
      title={t("matters")}
      flush
      testId="matters"
      aside={<OpenMatter clientId={clientId} pipelines={pipelines} onOpened={onChoose} />}
    >
      <ul className={styles.list} style={{ padding: "4px 0" }}>
        {matters.map((matter) => {
          const pipeline = pipelines.find((one) => one.id === matter.pipelineId);
          const stage = pipeline?.stages.find((one) => one.id === matter.stageId);
          return (
            <li key={matter.id}>
              <button
                type="button"
                className={styles.row}
                data-current={matter.id === current?.id || undefined}
                aria-pressed={matter.id === current?.id}
                onClick={() => onChoose(matter.id)}
                data-testid={`matter-${matter.id}`}
              >
                <span className={styles.words}>
                  {t("matterNo", { number: matter.number })}
                  <span className={styles.dim}>
                    {[pipeline && stageName(pipeline), t("inStage", { n: f.daysSince(matter.stageEnteredAt) })]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
                {stage && (
                  <Tag
                    tone={
                      matter.isOpen
                        ? stage.kind === "parked"
                          ? "amber"
                          : "blue"
                        : stage.kind === "won"
                          ? "green"
                          : "gray"
                    }
                  >
                    {stageName(stage)}
                  </Tag>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function OpenMatter({
  clientId,
  pipelines,
  onOpened,
}: {
  clientId: number;
  pipelines: Pipeline[];
  onOpened: (matterId: number) => void;
}) {
  const t = useTexts(clientTexts);
  const { can } = useSession();
  const stageName = useStageName();
  const queries = useQueryClient();
  const open = useMutation({
    mutationFn: (pipelineId: number) => call(openMatter, { params: { id: clientId }, body: { pipelineId } }),
    onSuccess: async ({ matterId }) => {
      await refreshClient(queries, clientId);
      onOpened(matterId);
      toast({ text: t("matterOpened"), tone: "green" });
    },
    onError: (error) => toastError(error, t("matterNotOpened")),
  });
  if (!can("matters.write")) return null;
  const entries = [
    { heading: t("inPipeline") },
    ...pipelines.map((one) => ({
      id: `pipeline-${one.id}`,
      label: stageName(one),
      onSelect: () => open.mutate(one.id),
    })),
  ];
  return (
    <ActionMenu
      label={t("openMatter")}
      entries={entries}
      width={250}
      button={(props) => (
        <IconButton label={t("openMatter")} size={30} icon={<IconPlus size={17} />} testId="matter-open" {...props} />
      )}
    />
  );
}
