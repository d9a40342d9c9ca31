import { Button } from "@mantine/core";
import {
  IconCopy,
  IconDownload,
  IconExternalLink,
  IconEye,
  IconFolderShare,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import { useCallback } from "react";
import { changeNode, createFolder } from "../../api/disk.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import type { MenuEntry } from "../ui/action-menu.tsx";
import { BulkBar } from "../ui/bulk-bar.tsx";
import { FolderDialog } from "./folder-dialog.tsx";
import { NameDialog } from "./name-dialog.tsx";
import { contentUrl, idOf, readAnew, type At, type Folder, type Item } from "./queries.ts";
import { ReadersDialog } from "./readers-dialog.tsx";
import { diskTexts } from "./texts.ts";
import { useDeeds } from "./use-deeds.ts";

/** What was asked for and needs a window. */
export type Wanted =
  | { deed: "folder"; folder: Folder }
  | { deed: "readers"; folder: Folder }
  | { deed: "rename"; item: Item }
  | { deed: "move" | "copy"; items: readonly Item[] };

export function useItemMenu(
  mayChange: boolean,
  onWanted: (wanted: Wanted) => void,
  onFolder: (id: number) => void,
  onFile: (id: number) => void,
): (item: Item) => MenuEntry[] {
  const t = useTexts(diskTexts);
  const { remove } = useDeeds();
  return useCallback(
    (item) => [
      {
        id: "open",
        label: t("open"),
        icon: item.isFolder ? <IconExternalLink size={17} /> : <IconEye size={17} />,
        onSelect: () => (item.isFolder ? onFolder(item.id) : onFile(item.id)),
      },
      ...(item.isFolder
        ? []
        : [
            {
              id: "download",
              label: t("download"),
              icon: <IconDownload size={17} />,
              onSelect: () => location.assign(contentUrl(item.id, { save: true })),
            },
          ]),
      ...(mayChange
        ? [
            {
              id: "copy",
              label: t("copy"),
              icon: <IconCopy size={17} />,
              onSelect: () => onWanted({ deed: "copy", items: [item] }),
            },
          ]
        : []),
      ...(mayChange && !item.isRoot
        ? ([
            {
              id: "rename",
              label: t("rename"),
              icon: <IconPencil size={17} />,
              onSelect: () => onWanted({ deed: "rename", item }),
            },
            {
              id: "move",
              label: t("move"),
              icon: <IconFolderShare size={17} />,
              onSelect: () => onWanted({ deed: "move", items: [item] }),
            },
            "line",
            {
              id: "remove",
              label: t("remove"),
              icon: <IconTrash size={17} />,
              danger: true,
              onSelect: () => remove([item]),
            },
          ] satisfies MenuEntry[])
        : []),
    ],
    [t, remove, mayChange, onWanted, onFolder, onFile],
  );
}

type ChosenBarProps = { items: readonly Item[]; onClear: () => void; onWanted: (wanted: Wanted) => void };

export function ChosenBar({ items, onClear, onWanted }: ChosenBarProps) {
  const t = useTexts(diskTexts);
  const { remove } = useDeeds();
  return (
    <BulkBar count={items.length} onClear={onClear}>
      <Button
        variant="default"
        leftSection={<IconFolderShare size={16} />}
        onClick={() => onWanted({ deed: "move", items })}
      >
        {t("move")}
      </Button>
      <Button variant="default" leftSection={<IconCopy size={16} />} onClick={() => onWanted({ deed: "copy", items })}>
        {t("copy")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconTrash size={16} />}
        onClick={() => {
          remove(items);
          onClear();
        }}
        data-testid="disk-remove-chosen"
      >
        {t("remove")}
      </Button>
    </BulkBar>
  );
}

type ItemDialogsProps = { wanted: Wanted; at: At; onClose: () => void; onDone: () => void };

export function ItemDialogs({ wanted, at, onClose, onDone }: ItemDialogsProps) {
  const t = useTexts(diskTexts);
  const deeds = useDeeds();
  if (wanted.deed === "readers") {
    const { folder } = wanted;
    return folder.id === null ? null : <ReadersDialog folder={{ ...folder, id: folder.id }} onClose={onClose} />;
  }
  if (wanted.deed === "folder")
    return (
      <NameDialog
        title={t("newFolder")}
        label={t("folderName")}
        action={t("create")}
        onClose={onClose}
        onSave={async (name) => {
          await call(createFolder, { body: { parentId: await idOf(wanted.folder), name } });
          await readAnew();
        }}
      />
    );
  if (wanted.deed === "rename")
    return (
      <NameDialog
        title={t("rename")}
        label={t("newName")}
        action={t("save")}
        initial={wanted.item.name}
        onClose={onClose}
        onSave={async (name) => {
          await call(changeNode, { params: { id: wanted.item.id }, body: { name } });
          await readAnew();
        }}
      />
    );
  const { deed, items } = wanted;
  return (
    <FolderDialog
      title={t(deed)}
      action={t(deed === "move" ? "moveHere" : "copyHere")}
      at={at}
      without={items}
      onClose={onClose}
      onChoose={(folderId) => {
        deeds[deed](items, folderId);
        onDone();
        onClose();
      }}
    />
  );
}
