import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { takeApplication } from "../../api/applications.ts";
import { ApiError, call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { useSourceName } from "../lib/source-names.ts";
import { FactList, FactRow } from "../ui/fact-row.tsx";
import { Panel } from "../ui/panel.tsx";
import { Tag } from "../ui/tag.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import { refreshClient, type Matter } from "./queries.ts";
import styles from "./rows.module.css";
import { clientTexts } from "./texts.ts";

type Application = NonNullable<Matter["application"]>;
const TONES = { new: "amber", taken: "green", suspect: "red", rejected: "gray" } as const;
const stateOf = (state: string) => (state === "new" || state === "suspect" || state === "rejected" ? state : "taken");

export function ApplicationPanel({
  clientId,
  matter,
  application,
}: {
  clientId: number;
  matter: Matter;
  application: Application;
}) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  const sourceName = useSourceName();
  const state = stateOf(application.state);
  const campaign = Object.entries(application.utm).map(([name, value]) => `${name.replace(/^utm_/, "")}: ${value}`);
  return (
    <Panel
      title={t("applicationNo", { number: application.number })}
      aside={<Tag tone={TONES[state]}>{t(`application_${state}`)}</Tag>}
      testId="application"
    >
      <div className={styles.body}>
        {state === "new" && <TakeButton clientId={clientId} application={application} />}
        {application.comment && <p className={styles.quote}>{application.comment}</p>}
        <FactList>
          <FactRow label={t("received")} value={f.when(application.createdAt)} />
          <FactRow label={t("source")} value={sourceName(matter.source)} />
          {campaign.length > 0 && <FactRow label={t("campaign")} value={campaign.join(" · ")} />}
          {application.debtKopecks !== null && (
            <FactRow label={t("debtSaid")} value={f.money(application.debtKopecks)} />
          )}
        </FactList>
      </div>
    </Panel>
  );
}

function TakeButton({ clientId, application }: { clientId: number; application: Application }) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  const { can } = useSession();
  const queries = useQueryClient();
  const take = useMutation({
    mutationFn: () => call(takeApplication, { params: { id: application.id } }),
    onSuccess: () => toast({ text: t("taken", { number: application.number }), tone: "green" }),
    onError: (error) => {
      const by = error instanceof ApiError ? error.details["by"] : undefined;
      const name =
        typeof by === "string" ? by : typeof by === "object" && by !== null && "name" in by ? String(by.name) : null;
      if (name) toast({ text: t("takenBy", { name }), tone: "amber" });
      else toastError(error, t("notTaken"));
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["applications"] });
      return refreshClient(queries, clientId);
    },
  });
  if (!can("applications.take")) return null;
  const due = application.dueAt && f.due(application.dueAt);
  return (
    <Button
      fullWidth
      onClick={() => take.mutate()}
      loading={take.isPending}
      color={due && due.tone === "overdue" ? "red" : "blue"}
      data-testid="application-take"
    >
      {application.dueAt ? t("takeUntil", { time: f.when(application.dueAt) }) : t("take")}
    </Button>
  );
}
