import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { z } from "zod";
import { listAudit } from "../../api/audit.ts";
import { search } from "../../api/overview.ts";
import { call } from "../lib/api.ts";
import { useColleagues } from "../lib/colleagues.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { formatPhone } from "../lib/people.ts";
import { useUrlFilters } from "../lib/url-filters.ts";
import { Choice } from "../ui/choice.tsx";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { SearchPick } from "../ui/search-pick.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import { lineDetail, lineTitle, type Line } from "./audit-words.ts";
import styles from "./audit.module.css";
import { auditTexts } from "./texts.ts";

const kinds = ["change", "read", "sign-in"] as const;
const id = z.coerce.number().int().positive().optional().catch(undefined);
const Filters = z.object({ kind: z.enum(kinds).catch("change"), userId: id, clientId: id });
type AuditFilters = z.output<typeof Filters>;

/** Who read, who signed in, who changed: newest first, by employee and by client. */
export function AuditLog() {
  const t = useTexts(auditTexts);
  const [filters, setFilters] = useUrlFilters(Filters);
  const lines = useLines(filters);
  const columns = useColumns(filters.kind);
  const isFiltered = filters.userId !== undefined || filters.clientId !== undefined;
  return (
    <div className={styles.log}>
      <AuditFilterRow filters={filters} onFilters={setFilters} />
      <QueryState query={lines} loading={<LoadingRows rows={8} height={44} />}>
        {({ pages }) => (
          <>
            <DataTable
              caption={t("table")}
              columns={columns}
              rows={pages.flatMap((page) => page.items)}
              rowKey={(line) => line.key}
              testId="audit"
              empty={
                <EmptyState
                  title={t(isFiltered ? "nothing" : "empty")}
                  hint={t(isFiltered ? "nothingHint" : "emptyHint")}
                />
              }
            />
            {lines.hasNextPage && (
              <div className={styles.more}>
                <Button
                  variant="default"
                  loading={lines.isFetchingNextPage}
                  onClick={() => void lines.fetchNextPage()}
                  data-testid="audit-more"
                >
                  {t("more")}
                </Button>
              </div>
            )}
          </>
        )}
      </QueryState>
    </div>
  );
}

const useLines = (filters: AuditFilters) =>
  useInfiniteQuery({
    queryKey: ["audit", filters],
    queryFn: ({ pageParam, signal }) => call(listAudit, { query: { ...filters, after: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined, // the first page has no cursor; the type of the later ones is a text
    getNextPageParam: (last) => last.next ?? undefined,
  });

function useColumns(kind: AuditFilters["kind"]): Column<Line>[] {
  const t = useTexts(auditTexts);
  const f = useFormat();
  const locale = useLocale();
  const client: Column<Line> = {
    key: "client",
    title: t("client"),
    wideOnly: true,
    width: "31%",
    cell: (line) =>
      line.client && (
        <Link to="/clients/$clientId" params={{ clientId: String(line.client.id) }} search={{}}>
          {line.client.name}
        </Link>
      ),
  };
  return [
    {
      key: "when",
      title: t("when"),
      width: 140,
      cell: (line) => (
        <time dateTime={line.at} className="op-tabular">
          {f.when(line.at)}
        </time>
      ),
    },
    {
      key: "what",
      title: t("what"),
      cell: (line) => (
        <>
          <div>{lineTitle(line, locale)}</div>
          <div className={styles.detail}>{lineDetail(line, locale)}</div>
          <div className={`${styles.detail} op-phone-only`}>
            {[line.user?.name, line.client?.name].filter((name) => name !== undefined).join(" → ")}
          </div>
        </>
      ),
    },
    {
      key: "who",
      title: t("who"),
      wideOnly: true,
      width: "19%",
      cell: (line) => line.user?.name ?? t("unknownPerson"),
    },
    ...(kind === "sign-in" ? [] : [client]),
  ];
}

function AuditFilterRow({
  filters,
  onFilters,
}: {
  filters: AuditFilters;
  onFilters: (change: Partial<AuditFilters>) => void;
}) {
  const t = useTexts(auditTexts);
  const people = useColleagues().data ?? [];
  return (
    <div className={styles.filters}>
      <Segmented
        label={t("kind")}
        value={filters.kind}
        onChange={(kind) => onFilters({ kind })}
        segments={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
      />
      <Choice
        bare
        label={t("user")}
        value={String(filters.userId ?? "any")}
        options={[
          { value: "any", label: t("anyone") },
          ...people.map((one) => ({ value: String(one.id), label: one.name })),
        ]}
        onChange={(one) => onFilters({ userId: one === "any" ? undefined : Number(one) })}
        testId="audit-user"
      />
      {filters.kind !== "sign-in" &&
        (filters.clientId === undefined ? (
          <SearchPick
            bare
            label={t("client")}
            name="client"
            placeholder={t("findClient")}
            nothing={t("nobody")}
            failed={(reason) => t("findFailed", { reason })}
            find={findClients}
            onPick={(clientId) => onFilters({ clientId })}
            testId="audit-client"
          />
        ) : (
          <Button
            variant="light"
            rightSection={<IconX size={15} />}
            aria-label={t("dropClient")}
            onClick={() => onFilters({ clientId: undefined })}
          >
            {t("clientNo", { id: filters.clientId })}
          </Button>
        ))}
    </div>
  );
}

async function findClients(q: string, signal: AbortSignal) {
  const { items } = await call(search, { query: { q } }, { signal });
  const first = new Map(items.map((hit) => [hit.clientId, hit]));
  return [...first.values()].map((hit) => ({
    key: hit.clientId,
    label: hit.name,
    detail: [hit.phone && formatPhone(hit.phone), hit.city].filter((part) => part !== null && part !== "").join(" · "),
    item: hit.clientId,
  }));
}
