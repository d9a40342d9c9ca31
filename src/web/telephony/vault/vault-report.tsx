import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconRefresh } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { checkVaultDay } from "../../../api/telephony.ts";
import { call as ask } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { vaultQuery, type VaultDay } from "../queries.ts";
import styles from "./vault.module.css";
import { vaultTexts } from "./vault-texts.ts";

/** The days of the vault, newest first, each with what it found. */
export function VaultReport() {
  const t = useTexts(vaultTexts);
  const days = useInfiniteQuery(vaultQuery);
  const columns = useColumns();
  return (
    <div className={styles.report}>
      <p className={styles.hint}>{t("hint")}</p>
      <QueryState query={days} compact>
        {({ pages }) => (
          <DataTable
            caption={t("vault")}
            columns={columns}
            rows={pages.flatMap((page) => page.items)}
            rowKey={(row) => `${row.connectionId}-${row.day}`}
            empty={<EmptyState compact title={t("never")} hint={t("neverHint")} />}
            testId="vault-days"
          />
        )}
      </QueryState>
      {days.hasNextPage && (
        <Button
          variant="default"
          loading={days.isFetchingNextPage}
          onClick={() => void days.fetchNextPage()}
          data-testid="vault-more"
        >
          {t("more")}
        </Button>
      )}
    </div>
  );
}

function useColumns(): Column<VaultDay>[] {
  const t = useTexts(vaultTexts);
  const f = useFormat();
  return [
    {
      key: "day",
      title: t("day"),
      width: "42%",
      cell: (row) => (
        <>
          {f.day(row.day)}
          <div className={styles.hint}>
            {[row.connectionName, row.state === "done" && t("callsOf", { theirs: row.theirs, ours: row.ours })]
              .filter(Boolean)
              .join(" · ")}
          </div>
        </>
      ),
    },
    { key: "difference", title: t("difference"), cell: (row) => <Difference day={row} /> },
    { key: "brought", title: t("brought"), align: "end", wideOnly: true, cell: (row) => row.brought },
    { key: "files", title: t("files"), align: "end", cell: (row) => row.missingFiles },
    { key: "check", title: "", align: "end", cell: (row) => <CheckAgain day={row} /> },
  ];
}

function Difference({ day }: { day: VaultDay }) {
  const t = useTexts(vaultTexts);
  if (day.state === "failed")
    return (
      <>
        <Tag tone="red" icon={<IconAlertTriangle size={14} />}>
          {t("failed")}
        </Tag>
        {day.error && <div className={styles.hint}>{day.error}</div>}
      </>
    );
  if (day.state === "reading") return <Tag tone="hollow">{t("reading")}</Tag>;
  return day.difference === 0 ? (
    <Tag tone="green" icon={<IconCheck size={14} />}>
      0
    </Tag>
  ) : (
    <Tag tone="red" icon={<IconAlertTriangle size={14} />}>
      {day.difference}
    </Tag>
  );
}

function CheckAgain({ day }: { day: VaultDay }) {
  const t = useTexts(vaultTexts);
  const f = useFormat();
  const { can } = useSession();
  const queries = useQueryClient();
  const check = useMutation({
    mutationFn: () => ask(checkVaultDay, { body: { connectionId: day.connectionId, day: day.day } }),
    onSuccess: () => toast({ text: t("checked") }),
    onError: (error) => toastError(error, t("notChecked")),
    onSettled: () => queries.invalidateQueries({ queryKey: ["telephony", "vault"] }),
  });
  if (!can("calls.write")) return null;
  return (
    <IconButton
      label={t("checkDay", { day: f.day(day.day) })}
      icon={<IconRefresh size={16} />}
      size={30}
      disabled={check.isPending}
      onClick={() => check.mutate()}
      testId={`vault-check-${day.day}`}
    />
  );
}
