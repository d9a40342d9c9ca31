import { IconBook2, IconChevronRight, IconFolder, IconFolders, IconTrash, IconUsers } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTexts } from "../lib/i18n.ts";
import { useDropTarget } from "./drag.ts";
import { useFolder, useFolders } from "./queries.ts";
import { diskTexts } from "./texts.ts";
import styles from "./tree.module.css";

export type Section = "folder" | "clients" | "library" | "bin";

type SideTreeProps = {
  section: Section;
  folderId: number | null;
  onFolder: (id: number | undefined) => void;
  onSection: (section: Exclude<Section, "folder">) => void;
  hasLibrary: boolean;
};

/** The firm's folders as a tree, clients and the bin below it. */
export function SideTree({ section, folderId, onFolder, onSection, hasLibrary }: SideTreeProps) {
  const t = useTexts(diskTexts);
  const root = useFolder({}).data?.pages[0];
  const rootId = root?.id ?? null;
  return (
    <nav aria-label={t("places")}>
      <ul className={styles.list}>
        <Branch
          id={rootId}
          name={t("firm")}
          icon={<IconFolders size={18} />}
          hasFolders
          isOpenAtFirst
          depth={0}
          isCurrent={section === "folder" && (folderId === null || folderId === rootId)}
          current={section === "folder" ? folderId : null}
          onFolder={(id) => onFolder(id === rootId ? undefined : id)}
        />
        <Place
          name={t("clients")}
          icon={<IconUsers size={18} />}
          isCurrent={section === "clients"}
          onClick={() => onSection("clients")}
          testId="disk-clients"
        />
        {hasLibrary && (
          <Place
            name={t("library")}
            icon={<IconBook2 size={18} />}
            isCurrent={section === "library"}
            onClick={() => onSection("library")}
            testId="disk-library"
          />
        )}
        <Place
          name={t("bin")}
          icon={<IconTrash size={18} />}
          isCurrent={section === "bin"}
          onClick={() => onSection("bin")}
          testId="disk-bin"
        />
      </ul>
    </nav>
  );
}

type BranchProps = {
  id: number | null;
  name: string;
  icon?: ReactNode;
  hasFolders: boolean;
  isOpenAtFirst?: boolean;
  depth: number;
  isCurrent: boolean;
  current: number | null;
  onFolder: (id: number | undefined) => void;
};

function Branch({ id, name, icon, hasFolders, isOpenAtFirst, depth, isCurrent, current, onFolder }: BranchProps) {
  const t = useTexts(diskTexts);
  const [isOpen, setOpen] = useState(isOpenAtFirst ?? false);
  const inside = useFolders(id, isOpen && hasFolders);
  const drop = useDropTarget(id);
  const shown = inside.data ?? [];
  return (
    <li>
      <div
        className={styles.row}
        data-current={isCurrent || undefined}
        data-over={drop.isOver || undefined}
        style={{ paddingLeft: depth * 14 }}
        {...drop.props}
      >
        {hasFolders ? (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={isOpen}
            aria-label={`${t(isOpen ? "closed" : "opened")}: ${name}`}
            onClick={() => setOpen((now) => !now)}
          >
            <IconChevronRight size={15} />
          </button>
        ) : (
          <span className={styles.space} />
        )}
        <button
          type="button"
          className={styles.name}
          aria-current={isCurrent ? "page" : undefined}
          onClick={() => onFolder(id ?? undefined)}
        >
          {icon ?? <IconFolder size={17} />}
          <span className="op-truncate">{name}</span>
        </button>
      </div>
      {isOpen && shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((child) => (
            <Branch
              key={child.id}
              {...child}
              depth={depth + 1}
              isCurrent={current === child.id}
              current={current}
              onFolder={onFolder}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

type PlaceProps = { name: string; icon: ReactNode; isCurrent: boolean; onClick: () => void; testId: string };

function Place({ name, icon, isCurrent, onClick, testId }: PlaceProps) {
  return (
    <li className={styles.row} data-current={isCurrent || undefined}>
      <span className={styles.space} />
      <button
        type="button"
        className={styles.name}
        aria-current={isCurrent ? "page" : undefined}
        onClick={onClick}
        data-testid={testId}
      >
        {icon}
        <span className="op-truncate">{name}</span>
      </button>
    </li>
  );
}
