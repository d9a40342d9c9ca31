import { Button, TextInput } from "@mantine/core";
import {
  IconBook2,
  IconDots,
  IconFolders,
  IconPlugConnected,
  IconSearch,
  IconSettings,
  IconTrash,
  IconUsers,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState, type RefObject } from "react";
import { z } from "zod";
import { BinView } from "../disk/bin-view.tsx";
import { ClientsView } from "../disk/clients-view.tsx";
import styles from "../disk/disk.module.css";
import { FilePane } from "../disk/file-pane.tsx";
import { FolderView } from "../disk/folder-view.tsx";
import { FoundView } from "../disk/found-view.tsx";
import { useFolder, type At } from "../disk/queries.ts";
import { SettingsDialog } from "../disk/settings-dialog.tsx";
import { SideTree, type Section } from "../disk/side-tree.tsx";
import { diskTexts } from "../disk/texts.ts";
import { UploadBar } from "../disk/upload-bar.tsx";
import { late } from "../lib/late.tsx";
import { useTexts } from "../lib/i18n.ts";
import { useKeys } from "../lib/keys.ts";
import { useNarrow } from "../lib/phone-width.ts";
import { useSession } from "../lib/session.ts";
import { useTitle } from "../lib/title.ts";
import { useUrlFilters } from "../lib/url-filters.ts";
import { ActionMenu } from "../ui/action-menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Page } from "../ui/page-header.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { NoRights } from "../ui/states.tsx";
import { toast } from "../ui/toast-store.ts";

const LibraryTab = late(() => import("../documents/library/library-tab.tsx").then((module) => module.LibraryTab));

const Id = z.coerce.number().int().positive().optional().catch(undefined);
const Filters = z.object({
  folder: Id,
  client: Id,
  matter: Id,
  file: Id,
  q: z.string().max(200).optional().catch(undefined),
  view: z.enum(["clients", "library", "bin"]).optional().catch(undefined),
  order: z.enum(["name", "newest", "largest"]).catch("name"),
});
type Place = z.output<typeof Filters>;

export function DiskPage() {
  const t = useTexts(diskTexts);
  useTitle(t("disk"));
  const { can } = useSession();
  if (!can("disk.read"))
    return (
      <Page>
        <NoRights />
      </Page>
    );
  return <Disk />;
}

/** Folders at the left, what is in one in the middle, the chosen file at the right (in a sheet where there is no room). */
function Disk() {
  const t = useTexts(diskTexts);
  const { can } = useSession();
  const [place, setPlace] = useUrlFilters(Filters);
  const isNarrow = useNarrow();
  const search = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  // Another folder is another place: the browser's «back» leads out of it.
  const go = (change: Partial<Place>) =>
    void navigate({ to: "/disk", search: place.order === "name" ? change : { ...change, order: place.order } });
  const close = () => setPlace({ file: undefined });
  const { file } = place;
  useKeys([
    { code: "KeyF", title: t("keyFind"), group: t("keys"), run: () => search.current?.focus() },
    ...(file === undefined ? [] : [{ code: "Escape", run: close }]),
  ]);
  const opened = useFolder(atOf(place), place.order).data?.pages[0];
  // A client's folder is found under «Клиенты», not in the firm's tree.
  const section: Section = place.view ?? (opened && opened.clientId !== null ? "clients" : "folder");
  return (
    <div className={styles.disk} data-file={(file !== undefined && !isNarrow) || undefined}>
      <aside className={styles.side}>
        <Find place={place} onFind={(q) => setPlace({ q })} field={search} />
        <SideTree
          section={section}
          folderId={place.folder ?? null}
          onFolder={(folder) => go({ folder })}
          onSection={(view) => go({ view })}
          hasLibrary={can("documents.read")}
        />
        <More />
      </aside>
      <div style={{ display: "flex", flexDirection: "column", minWidth: 0, minHeight: 0 }}>
        {isNarrow && <NarrowHead place={place} section={section} go={go} onFind={(q) => setPlace({ q })} />}
        <Middle place={place} setPlace={setPlace} go={go} />
      </div>
      {file !== undefined && !isNarrow && (
        <aside className={styles.pane} data-testid="disk-pane">
          <FilePane key={file} id={file} onClose={close} />
        </aside>
      )}
      {file !== undefined && isNarrow && (
        <Sheet opened onClose={close} title={t("preview")} testId="disk-pane">
          <FilePane key={file} id={file} inSheet onClose={close} />
        </Sheet>
      )}
      <UploadBar />
    </div>
  );
}

const atOf = ({ folder, client, matter }: Place): At => ({ folderId: folder, clientId: client, matterId: matter });

type Go = (change: Partial<Place>) => void;

function Middle({ place, setPlace, go }: { place: Place; setPlace: Go; go: Go }) {
  const onFolder = (folder: number | undefined) => go({ folder });
  const onFile = (file: number) => setPlace({ file });
  if (place.q !== undefined && place.q.length > 1)
    return <FoundView q={place.q} current={place.file} onFolder={onFolder} onFile={onFile} />;
  if (place.view === "clients") return <ClientsView onFolder={onFolder} />;
  if (place.view === "library") return <LibraryTab />;
  if (place.view === "bin") return <BinView />;
  return (
    <FolderView
      at={atOf(place)}
      order={place.order}
      onOrder={(order) => setPlace({ order })}
      current={place.file}
      onFolder={onFolder}
      onFile={onFile}
    />
  );
}

type FindProps = { place: Place; onFind: (q: string | undefined) => void; field?: RefObject<HTMLInputElement | null> };

/** Searches a moment after typing stops; an emptied field leads back to the folder. */
function Find({ place, onFind, field }: FindProps) {
  const t = useTexts(diskTexts);
  const [text, setText] = useState(place.q ?? "");
  const asked = text.trim();
  useEffect(() => {
    if (asked === (place.q ?? "")) return;
    const timer = setTimeout(() => onFind(asked === "" ? undefined : asked), 300);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what was typed asks anew
  }, [asked]);
  // Going to a folder ends the search.
  useEffect(() => {
    if (place.q === undefined) setText("");
  }, [place.q]);
  return (
    <TextInput
      ref={field}
      aria-label={t("find")}
      placeholder={t("find")}
      leftSection={<IconSearch size={16} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      data-testid="disk-find"
      mb={10}
    />
  );
}

type NarrowHeadProps = { place: Place; section: Section; go: Go; onFind: (q: string | undefined) => void };

function NarrowHead({ place, section, go, onFind }: NarrowHeadProps) {
  const { can } = useSession();
  const t = useTexts(diskTexts);
  const places = [
    { id: "folder", name: t("firm"), icon: IconFolders, change: {} },
    { id: "clients", name: t("clients"), icon: IconUsers, change: { view: "clients" } },
    ...(can("documents.read")
      ? ([{ id: "library", name: t("library"), icon: IconBook2, change: { view: "library" } }] as const)
      : []),
    { id: "bin", name: t("bin"), icon: IconTrash, change: { view: "bin" } },
  ] as const;
  return (
    <div style={{ padding: "10px 12px 0" }}>
      <Find place={place} onFind={onFind} />
      <nav className={styles.places} aria-label={t("places")}>
        {places.map(({ id, name, icon: Sign, change }) => (
          <Button
            key={id}
            variant={section === id ? "light" : "default"}
            leftSection={<Sign size={16} />}
            onClick={() => go(change)}
            style={{ flex: "none" }}
            data-testid={`place-${id}`}
          >
            {name}
          </Button>
        ))}
      </nav>
    </div>
  );
}

/** What is needed once: how to open the disk from the computer, and the firm's settings of it. */
function More() {
  const t = useTexts(diskTexts);
  const { can } = useSession();
  const [isOpen, setOpen] = useState(false);
  const url = `${location.origin}/dav`;
  return (
    <div style={{ marginTop: 12, paddingLeft: 24 }}>
      <ActionMenu
        label={t("more")}
        align="start"
        width={340}
        button={(button) => (
          <IconButton label={t("more")} icon={<IconDots size={18} />} testId="disk-more" {...button} />
        )}
        entries={[
          {
            id: "webdav",
            label: t("webdav"),
            detail: t("webdavText", { url }),
            icon: <IconPlugConnected size={17} />,
            onSelect: () =>
              void navigator.clipboard.writeText(url).then(() => toast({ text: t("addressCopied"), tone: "green" })),
          },
          ...(can("firm.write")
            ? [
                {
                  id: "settings",
                  label: t("settings"),
                  icon: <IconSettings size={17} />,
                  onSelect: () => setOpen(true),
                },
              ]
            : []),
        ]}
      />
      {isOpen && <SettingsDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
