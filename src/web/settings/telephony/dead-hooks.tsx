import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { listDeadHooks, processHookAgain } from "../../../api/telephony.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useReason } from "../../lib/reason-words.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import type { PhoneConnection } from "./model.ts";
import { telephonyTexts } from "./texts.ts";

type Hook = ReplyOf<typeof listDeadHooks>["items"][number];

/** Events of the line that could not be understood: nothing that came is thrown away. */
export function DeadHooks({ lines }: { lines: PhoneConnection[] }) {
  const t = useTexts(telephonyTexts);
  const hooks = useInfiniteQuery({
    queryKey: ["telephony", "dead-hooks"],
    queryFn: ({ pageParam, signal }) =>
      call(listDeadHooks, { query: pageParam === "" ? {} : { after: pageParam } }, { signal }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    refetchInterval: 60_000,
  });
  const columns = useColumns(lines);
  return (
    <Panel title={t("deadHooks")} testId="dead-hooks">
      <QueryState query={hooks} compact>
        {({ pages }) => (
          <DataTable
            caption={t("deadHooks")}
            columns={columns}
            rows={pages.flatMap((page) => page.items)}
            rowKey={(hook) => hook.id}
            empty={<EmptyState compact title={t("noDeadHooks")} hint={t("noDeadHooksHint")} />}
            testId="dead-hooks-table"
          />
        )}
      </QueryState>
      {hooks.hasNextPage && (
        <div className={styles.actions}>
          <Button variant="default" loading={hooks.isFetchingNextPage} onClick={() => void hooks.fetchNextPage()}>
            {t("older")}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function useColumns(lines: PhoneConnection[]): Column<Hook>[] {
  const t = useTexts(telephonyTexts);
  const f = useFormat();
  const reason = useReason();
  return [
    {
      key: "event",
      title: t("event"),
      cell: (hook) => (
        <>
          <span className={styles.code}>{hook.event}</span>
          <div className={styles.hint}>
            {[lines.find((line) => line.id === hook.connectionId)?.name, f.when(hook.at)].filter(Boolean).join(" · ")}
          </div>
        </>
      ),
    },
    {
      key: "why",
      title: t("why"),
      cell: (hook) => (
        <>
          <Tag tone={hook.verdict === "signed" ? "gray" : "amber"}>{t(`verdict_${hook.verdict}`)}</Tag>
          {hook.error && <div className={styles.hint}>{reason(hook.error)}</div>}
        </>
      ),
    },
    {
      key: "call",
      title: t("callColumn"),
      wideOnly: true,
      cell: (hook) =>
        hook.callId !== null && (
          <Link to="/calls" search={{ call: hook.callId, period: "month" }}>
            {t("callNo", { id: hook.callId })}
          </Link>
        ),
    },
    { key: "tries", title: t("tries"), align: "end", wideOnly: true, cell: (hook) => hook.attempts },
    { key: "again", title: "", align: "end", cell: (hook) => <Again hook={hook} /> },
  ];
}

function Again({ hook }: { hook: Hook }) {
  const t = useTexts(telephonyTexts);
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => call(processHookAgain, { params: { id: hook.id } }),
    onSuccess: () => toast({ text: t("processed") }),
    onError: (error) => toastError(error, t("notProcessed")),
    onSettled: () => queries.invalidateQueries({ queryKey: ["telephony", "dead-hooks"] }),
  });
  return (
    <Button
      variant="default"
      size="compact-md"
      leftSection={<IconRefresh size={15} />}
      loading={again.isPending}
      onClick={() => again.mutate()}
      data-testid={`hook-again-${hook.id}`}
    >
      {t("processAgain")}
    </Button>
  );
}
