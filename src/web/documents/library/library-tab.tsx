import { Button, TextInput } from "@mantine/core";
import { IconBook2, IconDots, IconDownload, IconFileText, IconForms, IconPlus, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { removeLibraryItem } from "../../../api/library.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import { useSession } from "../../lib/session.ts";
import { ActionMenu } from "../../ui/action-menu.tsx";
import { confirm } from "../../ui/confirm.tsx";
import { toastFault } from "../../ui/fault-words.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, NoRights, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast } from "../../ui/toast-store.ts";
import styles from "../package/package.module.css";
import { editionUrl, useLibrary, useLibraryDeed, type Edition, type LibraryItem } from "./queries.ts";
import { libraryTexts } from "./texts.ts";

const EditionDialog = late(() => import("./edition-dialog.tsx").then((module) => module.EditionDialog));
const SendDialog = late(() => import("./send-dialog.tsx").then((module) => module.SendDialog));

type Opened = { what: "add" } | { what: "edition" | "send"; item: LibraryItem } | null;
const signs = { law: IconBook2, memo: IconFileText, form: IconForms };

/** Laws, memos and forms: found by a word, with all their editions; for the page of the disk. */
export function LibraryTab() {
  const t = useTexts(libraryTexts);
  const { can } = useSession();
  const query = useLibrary();
  const [q, setQ] = useState("");
  const [opened, setOpened] = useState<Opened>(null);
  if (!can("documents.read")) return <NoRights />;
  const mayWrite = can("document-templates.write");
  const add = mayWrite && (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPlus size={14} />}
      onClick={() => setOpened({ what: "add" })}
      data-testid="library-add"
    >
      {t("add")}
    </Button>
  );
  return (
    <div className={styles.tab}>
      <Panel title={t("title")} flush testId="library" aside={add}>
        <QueryState query={query}>
          {(items) => {
            if (items.length === 0) return <EmptyState title={t("none")} hint={t("noneHint")} />;
            const word = q.trim().toLowerCase();
            const shown = items.filter(({ title }) => title.toLowerCase().includes(word));
            return (
              <>
                <div className={styles.day}>
                  <TextInput
                    aria-label={t("find")}
                    placeholder={t("find")}
                    leftSection={<IconSearch size={16} />}
                    value={q}
                    onChange={(event) => setQ(event.currentTarget.value)}
                    style={{ flex: 1 }}
                  />
                </div>
                {shown.length === 0 && <EmptyState compact title={t("nothing")} />}
                <ul className={styles.list}>
                  {shown.map((item) => (
                    <li key={item.id}>
                      <ItemRow item={item} mayWrite={mayWrite} onOpen={setOpened} />
                    </li>
                  ))}
                </ul>
              </>
            );
          }}
        </QueryState>
        {opened?.what === "send" && <SendDialog item={opened.item} onClose={() => setOpened(null)} />}
        {(opened?.what === "add" || opened?.what === "edition") && (
          <EditionDialog item={opened.what === "edition" ? opened.item : null} onClose={() => setOpened(null)} />
        )}
      </Panel>
    </div>
  );
}

type RowProps = { item: LibraryItem; mayWrite: boolean; onOpen: (opened: Opened) => void };

function ItemRow({ item, mayWrite, onOpen }: RowProps) {
  const t = useTexts(libraryTexts);
  const { can } = useSession();
  const Sign = signs[item.kind];
  const current = item.editions.find(({ id }) => id === item.currentEditionId);
  return (
    <>
      <div className={styles.row} data-testid={`library-${item.id}`}>
        <Sign size={20} stroke={1.6} aria-hidden />
        <span className={styles.words}>
          <span className={styles.title}>{item.title}</span>
          <span className={styles.quiet}>
            {t(item.kind)} · {current ? t("edition", { n: current.number }) : t("future")}
          </span>
        </span>
        <span className={styles.end}>
          {can("documents.write") && current && (
            <Button size="compact-sm" variant="default" onClick={() => onOpen({ what: "send", item })}>
              {t("send")}
            </Button>
          )}
          {mayWrite && <More item={item} onOpen={onOpen} />}
        </span>
      </div>
      <details className={styles.fold}>
        <summary>{current?.body ? t("read") : t("edition", { n: item.editions.length })}</summary>
        <ul className={styles.inside}>
          {item.editions.map((edition) => (
            <EditionLine key={edition.id} edition={edition} isCurrent={edition.id === item.currentEditionId} />
          ))}
        </ul>
      </details>
    </>
  );
}

function More({ item, onOpen }: Omit<RowProps, "mayWrite">) {
  const t = useTexts(libraryTexts);
  const removing = useLibraryDeed(() => call(removeLibraryItem, { params: { id: item.id } }));
  const remove = async () => {
    const question = {
      title: t("removeTitle", { title: item.title }),
      text: t("removeText"),
      action: t("remove"),
      danger: true,
    };
    if (!(await confirm(question))) return;
    try {
      await removing.mutateAsync(undefined);
      toast({ text: t("removed") });
    } catch (error) {
      toastFault(error, t("notSaved"));
    }
  };
  const label = t("more", { title: item.title });
  return (
    <ActionMenu
      label={label}
      button={(props) => <IconButton label={label} icon={<IconDots size={17} />} size={30} {...props} />}
      entries={[
        { id: "edition", label: t("newEdition"), onSelect: () => onOpen({ what: "edition", item }) },
        { id: "remove", label: t("remove"), danger: true, onSelect: () => void remove() },
      ]}
    />
  );
}

function EditionLine({ edition, isCurrent }: { edition: Edition; isCurrent: boolean }) {
  const t = useTexts(libraryTexts);
  const f = useFormat();
  const facts = [
    t("edition", { n: edition.number }),
    t("since", { day: f.date(edition.inForceFrom) }),
    edition.byName ?? "",
    edition.note,
    t("sentTimes", { n: edition.sendings }),
  ];
  return (
    <li>
      {facts.filter(Boolean).join(" · ")} {isCurrent && <Tag tone="green">{t("current")}</Tag>}
      {edition.fileName !== null && (
        <Button
          component="a"
          href={editionUrl(edition.id)}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconDownload size={14} />}
          aria-label={t("download", { n: edition.number })}
        >
          {edition.fileName}
        </Button>
      )}
      {isCurrent && edition.body !== null && <p style={{ whiteSpace: "pre-wrap" }}>{edition.body}</p>}
    </li>
  );
}
