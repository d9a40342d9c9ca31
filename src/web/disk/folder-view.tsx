import { Button } from "@mantine/core";
import { IconEye, IconFolderPlus, IconFolderUp, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { useKeys } from "../lib/keys.ts";
import { useSession } from "../lib/session.ts";
import { Choice } from "../ui/choice.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import { ClashDialog } from "./clash-dialog.tsx";
import styles from "./disk.module.css";
import { DropZone } from "./drop-zone.tsx";
import { ChosenBar, ItemDialogs, useItemMenu, type Wanted } from "./item-deeds.tsx";
import { ItemList } from "./item-list.tsx";
import { PathLine } from "./path-line.tsx";
import { pickFiles } from "./pick-files.ts";
import { useFolder, type At, type Folder, type Item, type Order } from "./queries.ts";
import { diskTexts } from "./texts.ts";
import { useBring } from "./use-bring.ts";
import { useWhoSees } from "./who-sees.ts";

type FolderViewProps = {
  at: At;
  order: Order;
  onOrder: (order: Order) => void;
  current: number | undefined;
  onFolder: (id: number | undefined) => void;
  onFile: (id: number) => void;
};

/** A folder: where it is, who sees it, what is in it; files are dropped anywhere. */
export function FolderView(props: FolderViewProps) {
  const t = useTexts(diskTexts);
  const query = useFolder(props.at, props.order);
  const folder = query.data?.pages[0];
  const bringing = useBring(folder);
  const name = folder?.name || t("firm");
  return (
    <DropZone name={name} className={styles.main} onFiles={folder?.mayChange ? bringing.start : null}>
      <QueryState query={query} loading={<LoadingRows rows={8} />}>
        {({ pages }) => {
          const [first] = pages;
          return first ? (
            <Opened
              key={first.id ?? "none"}
              {...props}
              folder={first}
              items={pages.flatMap(({ items }) => items)}
              onPick={(isFolder) => pickFiles(bringing.start, { isFolder })}
              more={query.hasNextPage ? () => void query.fetchNextPage() : null}
            />
          ) : null;
        }}
      </QueryState>
      {bringing.asked && <ClashDialog asked={bringing.asked} onAnswer={bringing.answer} />}
    </DropZone>
  );
}

type OpenedProps = FolderViewProps & {
  folder: Folder;
  items: Item[];
  onPick: (isFolder: boolean) => void;
  more: (() => void) | null;
};

function Opened({ folder, items, current, onFolder, onFile, onPick, more, ...rest }: OpenedProps) {
  const t = useTexts(diskTexts);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const menuOf = useItemMenu(folder.mayChange, setWanted, onFolder, onFile);
  const above = folder.path.at(-2);
  useKeys([
    ...(folder.mayChange
      ? [
          { code: "KeyU", title: t("keyUpload"), group: t("keys"), run: () => onPick(false) },
          {
            code: "KeyN",
            shift: true,
            title: t("keyFolder"),
            group: t("keys"),
            run: () => setWanted({ deed: "folder", folder }),
          },
        ]
      : []),
    { code: "Backspace", title: t("keyUp"), group: t("keys"), run: () => above && onFolder(above.id) },
  ]);
  const picked = items.filter(({ id }) => chosen.has(id));
  return (
    <>
      <FolderHead {...rest} folder={folder} onFolder={onFolder} onPick={onPick} onWanted={setWanted} />
      {items.length === 0 ? (
        <EmptyState
          title={t(folder.mayChange ? "emptyFolder" : "emptyReadOnly")}
          hint={folder.mayChange && t("emptyFolderHint")}
          action={
            folder.mayChange && (
              <Button leftSection={<IconUpload size={17} />} onClick={() => onPick(false)}>
                {t("upload")}
              </Button>
            )
          }
        />
      ) : (
        <ItemList
          label={folder.name || t("firm")}
          items={items}
          current={current}
          onOpen={(item) => (item.isFolder ? onFolder(item.id) : onFile(item.id))}
          menuOf={menuOf}
          {...(folder.mayChange ? { chosen, onChoose: setChosen } : {})}
        />
      )}
      {more && (
        <Button variant="default" className={styles.more} onClick={more}>
          {t("loadMore")}
        </Button>
      )}
      <ChosenBar items={picked} onClear={() => setChosen(new Set())} onWanted={setWanted} />
      {wanted && (
        <ItemDialogs
          wanted={wanted}
          at={{ folderId: folder.id ?? undefined }}
          onClose={() => setWanted(null)}
          onDone={() => setChosen(new Set())}
        />
      )}
    </>
  );
}

type FolderHeadProps = Pick<OpenedProps, "folder" | "order" | "onOrder" | "onFolder" | "onPick"> & {
  onWanted: (wanted: Wanted) => void;
};

function FolderHead({ folder, order, onOrder, onFolder, onPick, onWanted }: FolderHeadProps) {
  const t = useTexts(diskTexts);
  const { can } = useSession();
  const whoSees = useWhoSees();
  const mayLimit = can("firm.write") && folder.clientId === null && folder.id !== null && !folder.isRoot;
  const who = (
    <>
      <IconEye size={15} />
      {whoSees(folder)}
    </>
  );
  return (
    <>
      <PathLine path={folder.path.slice(0, -1)} onFolder={onFolder} />
      <div className={styles.head}>
        <div className={styles.names}>
          <h1 className={styles.title}>{folder.name || t("firm")}</h1>
          {mayLimit ? (
            <button
              type="button"
              className={styles.who}
              onClick={() => onWanted({ deed: "readers", folder })}
              data-testid="disk-who"
            >
              {who}
            </button>
          ) : (
            <span className={styles.who}>{who}</span>
          )}
        </div>
        <div className={styles.tools}>
          <Choice
            label={t("order")}
            bare
            value={order}
            onChange={onOrder}
            options={[
              { value: "name", label: t("byName") },
              { value: "newest", label: t("newest") },
              { value: "largest", label: t("largest") },
            ]}
          />
          {folder.mayChange && (
            <>
              <Button
                variant="default"
                leftSection={<IconFolderPlus size={17} />}
                onClick={() => onWanted({ deed: "folder", folder })}
                data-testid="disk-new-folder"
              >
                {t("newFolder")}
              </Button>
              <span className="op-wide-only">
                <IconButton
                  label={t("uploadFolder")}
                  icon={<IconFolderUp size={18} />}
                  variant="outline"
                  size={36}
                  onClick={() => onPick(true)}
                />
              </span>
              <Button leftSection={<IconUpload size={17} />} onClick={() => onPick(false)} data-testid="disk-upload">
                {t("upload")}
              </Button>
            </>
          )}
        </div>
      </div>
    </>
  );
}
