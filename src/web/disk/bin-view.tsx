import { Button } from "@mantine/core";
import { IconArrowBackUp, IconTrashX } from "@tabler/icons-react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import styles from "./disk.module.css";
import { ItemSign } from "./item-sign.tsx";
import list from "./list.module.css";
import pane from "./pane.module.css";
import { useBin, useDiskSettings, type Binned } from "./queries.ts";
import { diskTexts } from "./texts.ts";
import { useDeeds } from "./use-deeds.ts";

/** What was thrown away, and when it will be gone for ever. */
export function BinView() {
  const t = useTexts(diskTexts);
  const query = useBin();
  const days = useDiskSettings().data?.binDays ?? 30;
  return (
    <div className={styles.main}>
      <h1 className={styles.title}>{t("bin")}</h1>
      <QueryState query={query} loading={<LoadingRows rows={6} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <EmptyState title={t("emptyBin")} hint={t("emptyBinHint", { days })} />
          ) : (
            <ul className={list.list} aria-label={t("bin")} data-testid="disk-bin-list">
              {items.map((item) => (
                <BinRow key={item.id} item={item} />
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

function BinRow({ item }: { item: Binned }) {
  const t = useTexts(diskTexts);
  const f = useFormat();
  const { can } = useSession();
  const { restore, purge } = useDeeds();
  const facts = [
    item.where.map(({ name }) => name).join(" / "),
    item.removedBy && t("removedBy", { who: item.removedBy }),
    f.when(item.removedAt),
    t("goneAt", { when: f.day(item.goneAt) }),
  ];
  return (
    <li className={pane.row} style={{ padding: "6px 12px" }}>
      <ItemSign isFolder={item.isFolder} kind={item.isFolder ? null : "other"} />
      <span className={pane.words}>
        <b style={{ overflowWrap: "anywhere", fontWeight: 550 }}>{item.name}</b>
        <br />
        <span className={pane.dim}>{facts.filter(Boolean).join(" · ")}</span>
      </span>
      {item.mayChange && (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconArrowBackUp size={16} />}
          onClick={() => restore(item)}
          data-testid={`restore-${item.name}`}
        >
          {t("restore")}
        </Button>
      )}
      {can("firm.write") && (
        <IconButton label={`${t("purge")}: ${item.name}`} icon={<IconTrashX size={18} />} onClick={() => purge(item)} />
      )}
    </li>
  );
}
