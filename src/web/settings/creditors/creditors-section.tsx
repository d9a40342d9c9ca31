import { Button, TextInput } from "@mantine/core";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { creditorKinds, listCreditors, type CreditorKind } from "../../../api/creditors.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { Choice } from "../../ui/choice.tsx";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { SectionHead } from "../section-head.tsx";
import styles from "../settings.module.css";
import type { Creditor } from "./creditor-form.ts";
import { CreditorSheet } from "./creditor-sheet.tsx";
import own from "./creditors.module.css";
import { creditorsTexts } from "./creditors-texts.ts";

/** The directory: found by a fragment of the name or by INN. */
export function CreditorsSection() {
  const t = useTexts(creditorsTexts);
  const { can } = useSession();
  const [find, setFind] = useState("");
  const [kind, setKind] = useState<CreditorKind | "any">("any");
  const [openId, setOpen] = useState<number | "new" | null>(null);
  const creditors = useCreditors(useDeferredValue(find.trim()), kind);
  const columns = useColumns((creditor) => setOpen(creditor.id));
  const isFiltered = find !== "" || kind !== "any";
  return (
    <>
      <SectionHead
        id="creditors"
        action={
          can("clients.write") && (
            <Button leftSection={<IconPlus size={17} />} onClick={() => setOpen("new")} data-testid="creditor-add">
              {t("add")}
            </Button>
          )
        }
      />
      <div className={own.filters}>
        <TextInput
          aria-label={t("find")}
          placeholder={t("find")}
          leftSection={<IconSearch size={16} />}
          maxLength={200}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
          data-testid="creditors-find"
        />
        <Choice
          bare
          label={t("kind")}
          value={kind}
          onChange={setKind}
          options={[
            { value: "any", label: t("anyKind") },
            ...creditorKinds.map((one) => ({ value: one, label: t(`kind_${one}`) })),
          ]}
        />
      </div>
      <QueryState query={creditors}>
        {({ pages }) => (
          <DataTable
            caption={t("table")}
            columns={columns}
            rows={pages.flatMap((page) => page.items)}
            rowKey={(creditor) => creditor.id}
            onOpen={(creditor) => setOpen(creditor.id)}
            empty={
              isFiltered ? (
                <EmptyState title={t("notFound")} />
              ) : (
                <EmptyState title={t("empty")} hint={t("emptyHint")} />
              )
            }
            testId="creditors"
          />
        )}
      </QueryState>
      {creditors.hasNextPage && (
        <div>
          <Button
            variant="default"
            loading={creditors.isFetchingNextPage}
            onClick={() => void creditors.fetchNextPage()}
          >
            {t("more")}
          </Button>
        </div>
      )}
      {openId !== null && <CreditorSheet key={openId} id={openId} onOpen={setOpen} onClose={() => setOpen(null)} />}
    </>
  );
}

const useCreditors = (find: string, kind: CreditorKind | "any") =>
  useInfiniteQuery({
    queryKey: ["creditors", "list", find, kind],
    queryFn: ({ pageParam, signal }) =>
      call(
        listCreditors,
        { query: { find, ...(kind === "any" ? {} : { kind }), ...(pageParam === "" ? {} : { after: pageParam }) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

function useColumns(onOpen: (creditor: Creditor) => void): Column<Creditor>[] {
  const t = useTexts(creditorsTexts);
  return [
    {
      key: "name",
      title: t("creditor"),
      cell: (creditor) => (
        <div className={styles.words}>
          <button type="button" className={styles.open} onClick={() => onOpen(creditor)}>
            {creditor.shortName || creditor.name}
          </button>
          <div className={styles.hint}>
            {[t(`kind_${creditor.kind}`), creditor.shortName && creditor.name].filter(Boolean).join(" · ")}
          </div>
        </div>
      ),
    },
    { key: "inn", title: t("inn"), wideOnly: true, cell: (creditor) => creditor.inn ?? "" },
    {
      key: "address",
      title: t("address"),
      wideOnly: true,
      cell: (creditor) =>
        creditor.postalAddress || creditor.legalAddress || <span className={styles.hint}>{t("noAddress")}</span>,
    },
    { key: "debts", title: t("debts"), align: "end", cell: (creditor) => creditor.debts },
  ];
}
