import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { listTokens, revokeToken } from "../../../api/access.ts";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { confirm } from "../../ui/confirm.tsx";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { SectionHead } from "../section-head.tsx";
import styles from "../settings.module.css";
import { NewTokenDialog } from "./new-token-dialog.tsx";
import { tokensTexts } from "./tokens-texts.ts";

type Token = ReplyOf<typeof listTokens>["items"][number];

export function TokensSection() {
  const t = useTexts(tokensTexts);
  const query = useQuery({ queryKey: ["tokens"], queryFn: ({ signal }) => call(listTokens, {}, { signal }) });
  const columns = useColumns();
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)} data-testid="token-add">
      {t("add")}
    </Button>
  );
  return (
    <>
      <SectionHead id="tokens" action={add} />
      <p className={styles.hint}>
        {t("hint", { header: "Authorization: Bearer …" })}{" "}
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {t("docs")}
        </a>
      </p>
      <QueryState query={query}>
        {({ items }) => (
          <DataTable
            caption={t("table")}
            columns={columns}
            rows={items}
            rowKey={(token) => token.id}
            empty={<EmptyState title={t("empty")} hint={t("emptyHint")} />}
            testId="tokens"
          />
        )}
      </QueryState>
      {isAdding && <NewTokenDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function useColumns(): Column<Token>[] {
  const t = useTexts(tokensTexts);
  const f = useFormat();
  const revoke = useRevoke();
  return [
    { key: "name", title: t("name"), cell: (token) => <span className={styles.strong}>{token.name}</span> },
    { key: "made", title: t("made"), wideOnly: true, cell: (token) => f.when(token.createdAt) },
    {
      key: "used",
      title: t("used"),
      wideOnly: true,
      cell: (token) => (token.lastUsedAt ? f.ago(token.lastUsedAt) : <span className={styles.hint}>{t("never")}</span>),
    },
    {
      key: "revoke",
      title: "",
      align: "end",
      cell: (token) => (
        <Button
          variant="subtle"
          color="red"
          size="compact-md"
          aria-label={t("revokeOf", { name: token.name })}
          onClick={() => void revoke(token)}
          data-testid={`token-revoke-${token.id}`}
        >
          {t("revoke")}
        </Button>
      ),
    },
  ];
}

function useRevoke() {
  const t = useTexts(tokensTexts);
  const client = useQueryClient();
  return async (token: Token) => {
    if (
      !(await confirm({
        title: t("revokeTitle", { name: token.name }),
        text: t("revokeText"),
        action: t("revoke"),
        danger: true,
      }))
    )
      return;
    try {
      await call(revokeToken, { params: { id: token.id } });
      toast({ text: t("revoked", { name: token.name }) });
    } catch (error) {
      toastError(error);
    }
    await client.invalidateQueries({ queryKey: ["tokens"] });
  };
}
