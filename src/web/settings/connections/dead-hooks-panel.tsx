import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { listDeadHooks, repeatHook } from "../../../api/connections.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Panel } from "../../ui/panel.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "./dead-hooks.module.css";
import { connectionsTexts } from "./connections-texts.ts";

type DeadHook = ReplyOf<typeof listDeadHooks>["items"][number];

/** What partners brought and could not be understood. Where there is nothing of the kind there is no panel either. */
export function DeadHooksPanel() {
  const t = useTexts(connectionsTexts);
  const query = useQuery({
    queryKey: ["connections", "dead-hooks"],
    queryFn: ({ signal }) => call(listDeadHooks, {}, { signal }),
    refetchInterval: 60_000,
  });
  if (!query.data || query.data.total === 0) return null;
  const { items, total } = query.data;
  return (
    <Panel title={t("deadTitle", { n: total })} testId="dead-hooks">
      <p className={styles.hint}>{t("deadHint")}</p>
      <ul className={styles.list}>
        {items.map((hook) => (
          <Row key={hook.id} hook={hook} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ hook }: { hook: DeadHook }) {
  const t = useTexts(connectionsTexts);
  const f = useFormat();
  const client = useQueryClient();
  const repeat = useMutation({
    mutationFn: () => call(repeatHook, { params: { id: hook.id } }),
    onSuccess: () => toast({ text: t("deadRepeated"), life: 2500 }),
    onError: (error) => toastError(error),
    onSettled: () => client.invalidateQueries({ queryKey: ["connections", "dead-hooks"] }),
  });
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <b>{hook.connection}</b>
        <span className={styles.hint}>
          {f.when(hook.at)} · {hook.what} · {t("deadAttempts", { n: hook.attempts })}
        </span>
        <code className={styles.reason}>{hook.reason}</code>
      </div>
      {hook.retryAt === null ? <Tag tone="red">{t("deadStopped")}</Tag> : <Tag tone="amber">{t("deadWaits")}</Tag>}
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} />}
        loading={repeat.isPending}
        onClick={() => repeat.mutate()}
        data-testid={`dead-hook-repeat-${hook.id}`}
      >
        {t("deadRepeat")}
      </Button>
    </li>
  );
}
