import { Button, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import styles from "./disk.module.css";
import { ItemSign } from "./item-sign.tsx";
import list from "./list.module.css";
import { useClientFolders } from "./queries.ts";
import { diskTexts } from "./texts.ts";

/** Folders of clients, those with the newest papers first. */
export function ClientsView({ onFolder }: { onFolder: (id: number) => void }) {
  const t = useTexts(diskTexts);
  const f = useFormat();
  const [q, setQ] = useState("");
  const query = useClientFolders(q.trim());
  return (
    <div className={styles.main}>
      <div className={styles.head}>
        <div className={styles.names}>
          <h1 className={styles.title}>{t("clients")}</h1>
          <span className={styles.who}>{t("seenByClients")}</span>
        </div>
        <TextInput
          className={styles.search ?? ""}
          aria-label={t("findClient")}
          placeholder={t("findClient")}
          leftSection={<IconSearch size={16} />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
          data-testid="disk-find-client"
        />
      </div>
      <QueryState query={query} loading={<LoadingRows rows={8} />}>
        {({ pages }) => {
          const clients = pages.flatMap(({ items }) => items);
          if (clients.length === 0)
            return q === "" ? (
              <EmptyState title={t("noClients")} hint={t("noClientsHint")} />
            ) : (
              <EmptyState title={t("nothingFound")} />
            );
          return (
            <ul className={list.list} aria-label={t("clients")}>
              {clients.map((client) => (
                <li key={client.id}>
                  <button
                    type="button"
                    className={list.row}
                    data-plain
                    style={{ width: "100%", textAlign: "left", background: "none", border: 0 }}
                    onClick={() => onFolder(client.id)}
                  >
                    <ItemSign isFolder kind={null} />
                    <span className={list.words}>
                      <span className={list.name}>
                        <span className="op-truncate">{client.name}</span>
                      </span>
                    </span>
                    <span className={list.fact}>{f.when(client.changedAt)}</span>
                  </button>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryState>
      {query.hasNextPage && (
        <Button variant="default" className={styles.more} onClick={() => void query.fetchNextPage()}>
          {t("loadMore")}
        </Button>
      )}
    </div>
  );
}
