import { Button } from "@mantine/core";
import { Fragment } from "react";
import { useTexts } from "../lib/i18n.ts";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import styles from "./disk.module.css";
import { ItemList } from "./item-list.tsx";
import list from "./list.module.css";
import { useFound, type Hit } from "./queries.ts";
import { diskTexts } from "./texts.ts";

type FoundViewProps = {
  q: string;
  current: number | undefined;
  onFolder: (id: number) => void;
  onFile: (id: number) => void;
};

/** Files and folders by their names, then by words inside, with the place of the words. */
export function FoundView({ q, current, onFolder, onFile }: FoundViewProps) {
  const t = useTexts(diskTexts);
  const query = useFound(q);
  return (
    <div className={styles.main}>
      <h1 className={styles.title}>{t("found", { q })}</h1>
      <QueryState query={query} loading={<LoadingRows rows={6} />}>
        {({ pages }) => {
          const hits = pages.flatMap(({ items }) => items);
          return hits.length === 0 ? (
            <EmptyState title={t("nothingFound")} hint={t("nothingFoundHint")} />
          ) : (
            <ItemList
              label={t("found", { q })}
              items={hits}
              current={current}
              onOpen={(hit) => (hit.isFolder ? onFolder(hit.id) : onFile(hit.id))}
              under={(hit) => <Under hit={hit} />}
              testId="disk-found"
            />
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

function Under({ hit }: { hit: Hit }) {
  return (
    <>
      <span className={`${list.under} op-truncate`} style={{ display: "block" }}>
        {hit.path.map(({ name }) => name).join(" / ")}
      </span>
      {hit.snippet !== null && (
        <span className={list.snippet}>
          {hit.snippet.split(/[⟦⟧]/).map((part, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- parts of one text stand in its order
            <Fragment key={place}>{place % 2 === 1 ? <mark>{part}</mark> : part}</Fragment>
          ))}
        </span>
      )}
    </>
  );
}
