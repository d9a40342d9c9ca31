import { Button } from "@mantine/core";
import { IconArrowUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { Dialog } from "../ui/sheet.tsx";
import { EmptyState, QueryState } from "../ui/states.tsx";
import { ItemList } from "./item-list.tsx";
import styles from "./pane.module.css";
import { useFolder, type At, type Item } from "./queries.ts";
import { diskTexts } from "./texts.ts";

type FolderDialogProps = {
  title: string;
  action: string;
  /** Where it begins: the folder of what is moved. */
  at: At;
  /** These are being moved: they are no places to move to. */
  without: readonly Pick<Item, "id">[];
  onChoose: (folderId: number, name: string) => void;
  onClose: () => void;
};

/** Chooses a folder by walking up and down. */
export function FolderDialog({ title, action, at: first, without, onChoose, onClose }: FolderDialogProps) {
  const t = useTexts(diskTexts);
  const [at, setAt] = useState(first);
  const query = useFolder(at);
  const folder = query.data?.pages[0];
  const above = folder?.path.at(-2);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      testId="disk-choose"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            disabled={!folder?.mayChange || folder.id === null}
            onClick={() => folder?.id && onChoose(folder.id, folder.name)}
            data-testid="disk-choose-here"
          >
            {action}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.row}>
          <b className={styles.words}>{folder?.name || t("firm")}</b>
          {above && (
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconArrowUp size={15} />}
              onClick={() => setAt({ folderId: above.id })}
            >
              {above.name}
            </Button>
          )}
        </div>
        <QueryState query={query} compact>
          {({ pages }) => {
            const folders = pages
              .flatMap(({ items }) => items)
              .filter((item) => item.isFolder && !without.some(({ id }) => id === item.id));
            return folders.length === 0 ? (
              <EmptyState compact title={t("emptyReadOnly")} />
            ) : (
              <ItemList
                label={title}
                items={folders}
                onOpen={({ id }) => setAt({ folderId: id })}
                testId="disk-folders"
              />
            );
          }}
        </QueryState>
      </div>
    </Dialog>
  );
}
