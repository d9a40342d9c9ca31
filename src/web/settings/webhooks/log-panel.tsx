import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import {
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { REFETCH_MS } from "./model.ts";
import { webhooksTexts } from "./texts.ts";
import styles from "./webhooks.module.css";

// A log of webhooks, sent or come, newest first, page by page.

type Line = { id: number; canRepeat: boolean };
type Page<One> = { items: One[]; next: string | null };

/** `key` names the log and what it is narrowed to. */
export const useLog = <One,>(
  key: readonly [log: string, ...filters: unknown[]],
  read: (after: string | undefined, signal: AbortSignal) => Promise<Page<One>>,
) =>
  useInfiniteQuery({
    queryKey: ["webhooks", ...key],
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined, // the first page has no cursor; the type of the later ones is a text
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: REFETCH_MS,
  });

type LogProps<One extends Line> = {
  log: "deliveries" | "arrivals";
  query: UseInfiniteQueryResult<InfiniteData<Page<One>>>;
  filters: ReactNode;
  /** Before the time and the button that all logs have. */
  columns: Column<One>[];
  timeOf: (line: One) => string;
  repeat: (id: number) => Promise<unknown>;
};

const words = {
  deliveries: { none: "noDeliveries", repeat: "delivery-repeat" },
  arrivals: { none: "noArrivals", repeat: "arrival-repeat" },
} as const;

export function LogPanel<One extends Line>({ log, query, filters, columns, timeOf, repeat }: LogProps<One>) {
  const t = useTexts(webhooksTexts);
  const f = useFormat();
  const common: Column<One>[] = [
    { key: "when", title: t("when"), wideOnly: true, width: 130, cell: (line) => f.when(timeOf(line)) },
    {
      key: "repeat",
      title: "",
      align: "end",
      cell: ({ id, canRepeat }) =>
        canRepeat && <RepeatButton repeat={() => repeat(id)} testId={`${words[log].repeat}-${id}`} />,
    },
  ];
  return (
    <Panel title={t(log)} testId={log}>
      <div className={styles.filters}>{filters}</div>
      <QueryState query={query} compact>
        {({ pages }) => (
          <DataTable
            caption={t(log)}
            columns={[...columns, ...common]}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={(line) => line.id}
            empty={<EmptyState compact title={t(words[log].none)} />}
            testId={`${log}-table`}
          />
        )}
      </QueryState>
      {query.hasNextPage && <MoreButton query={query} />}
    </Panel>
  );
}

function RepeatButton({ repeat, testId }: { repeat: () => Promise<unknown>; testId: string }) {
  const t = useTexts(webhooksTexts);
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: repeat,
    onSuccess: () => toast({ text: t("repeated") }),
    onError: (error) => toastError(error, t("notRepeated")),
    onSettled: () => client.invalidateQueries({ queryKey: ["webhooks"] }),
  });
  return (
    <Button
      variant="default"
      size="compact-md"
      leftSection={<IconRefresh size={15} />}
      loading={run.isPending}
      onClick={() => run.mutate()}
      data-testid={testId}
    >
      {t("repeat")}
    </Button>
  );
}

function MoreButton({ query }: { query: { isFetchingNextPage: boolean; fetchNextPage: () => unknown } }) {
  const t = useTexts(webhooksTexts);
  return (
    <div className={styles.more}>
      <Button
        variant="default"
        loading={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
        data-testid="log-more"
      >
        {t("more")}
      </Button>
    </div>
  );
}
