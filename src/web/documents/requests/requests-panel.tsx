import { Button } from "@mantine/core";
import { IconAdjustments, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { createPackage } from "../../../api/packages.ts";
import { refreshPaperItems } from "../../../api/requests.ts";
import { goTo } from "../../lib/address.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import { useLocale } from "../../lib/locale.ts";
import { useSession } from "../../lib/session.ts";
import { ActionMenu } from "../../ui/action-menu.tsx";
import { toastFault } from "../../ui/fault-words.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, LoadingRows, QueryState } from "../../ui/states.tsx";
import { isAskable } from "./askable.ts";
import { useItemDeed, usePaperItems, type Item, type Items, type PackageKind } from "./queries.ts";
import styles from "./requests.module.css";
import { ItemState } from "./state-tag.tsx";
import { requestTexts } from "./texts.ts";

const ItemSheet = late(() => import("./item-sheet.tsx").then((module) => module.ItemSheet));
const RequestDialog = late(() => import("./request-dialog.tsx").then((module) => module.RequestDialog));
const AddDialog = late(() => import("./add-dialog.tsx").then((module) => module.AddDialog));

/** Which package a pipeline works for; of the others a person chooses. */
const kindsOf: Record<string, PackageKind> = { court: "court", mfc: "mfc", protection: "protection" };

type PanelProps = {
  matterId: number;
  /** Code of the matter's pipeline. */
  pipeline?: string | null;
};

/** For the client's card: papers the matter needs, how far each is, and the link by which the client sends them. */
export function RequestsPanel({ matterId, pipeline = null }: PanelProps) {
  const t = useTexts(requestTexts);
  const { can } = useSession();
  const query = usePaperItems(matterId);
  const [opened, setOpened] = useState<number | "ask" | "add" | null>(null);
  if (!can("documents.read")) return null;
  const mayWrite = can("documents.write");
  const kind = pipeline === null ? undefined : kindsOf[pipeline];
  const items = query.data?.items ?? [];
  const wanted = items.filter(({ isOff }) => !isOff);
  return (
    <Panel
      title={t("title")}
      flush
      testId="requests"
      aside={
        <span className={styles.aside}>
          {wanted.length > 0 && t("count", { ready: wanted.filter(isReady).length, all: wanted.length })}
          {mayWrite && <More matterId={matterId} kind={kind} onAdd={() => setOpened("add")} />}
        </span>
      }
    >
      <QueryState query={query} loading={<LoadingRows rows={3} height={44} />} compact>
        {(data) => (
          <>
            {data.items.length === 0 ? (
              <Begin matterId={matterId} kind={kind} mayWrite={mayWrite} />
            ) : (
              <Rows data={data} onOpen={setOpened} />
            )}
            {mayWrite && wanted.some(isAskable) && (
              <div className={styles.foot}>
                <Button
                  fullWidth
                  variant="light"
                  leftSection={<IconSend size={16} />}
                  onClick={() => setOpened("ask")}
                  data-testid="request-ask"
                >
                  {t("ask")}
                </Button>
              </div>
            )}
          </>
        )}
      </QueryState>
      {typeof opened === "number" && <ItemSheet matterId={matterId} itemId={opened} onClose={() => setOpened(null)} />}
      {opened === "ask" && query.data && (
        <RequestDialog matterId={matterId} data={query.data} onClose={() => setOpened(null)} />
      )}
      {opened === "add" && <AddDialog matterId={matterId} onClose={() => setOpened(null)} />}
    </Panel>
  );
}

const isReady = (item: Item): boolean => item.state === "accepted" && !item.isOld;

function useListing(matterId: number) {
  const t = useTexts(requestTexts);
  const listing = useItemDeed((kind: PackageKind) =>
    call(refreshPaperItems, { params: { id: matterId }, body: { kind } }),
  );
  const list = async (kind: PackageKind) => {
    try {
      await listing.mutateAsync(kind);
    } catch (error) {
      toastFault(error, t("notChanged"));
    }
  };
  const open = async (kind: PackageKind) => {
    try {
      const { id } = await call(createPackage, { params: { id: matterId }, body: { kind } });
      goTo(`/packages/${id}`);
    } catch (error) {
      toastFault(error, t("notChanged"));
    }
  };
  return { list, open, isPending: listing.isPending };
}

const choices = [
  { kind: "court", label: "forCourt" },
  { kind: "mfc", label: "forMfc" },
  { kind: "protection", label: "forProtection" },
] as const;

function More({ matterId, kind, onAdd }: { matterId: number; kind: PackageKind | undefined; onAdd: () => void }) {
  const t = useTexts(requestTexts);
  const { list, open } = useListing(matterId);
  const fitting = choices.filter((one) => kind === undefined || one.kind === kind);
  return (
    <ActionMenu
      label={t("more")}
      button={(props) => (
        <IconButton
          label={t("more")}
          icon={<IconAdjustments size={17} />}
          size={30}
          testId="requests-more"
          {...props}
        />
      )}
      entries={[
        ...fitting.flatMap(({ kind: one, label }) => [
          { id: `package-${one}`, label: t("package"), detail: t(label), onSelect: () => void open(one) },
          { id: `refresh-${one}`, label: t("refresh"), detail: t(label), onSelect: () => void list(one) },
        ]),
        { id: "add", label: t("add"), onSelect: onAdd },
      ]}
    />
  );
}

function Begin({ matterId, kind, mayWrite }: { matterId: number; kind: PackageKind | undefined; mayWrite: boolean }) {
  const t = useTexts(requestTexts);
  const { list, isPending } = useListing(matterId);
  const fitting = choices.filter((one) => kind === undefined || one.kind === kind);
  return (
    <EmptyState
      compact
      title={t("none")}
      hint={t("noneHint")}
      action={
        mayWrite &&
        fitting.map(({ kind: one, label }) => (
          <Button
            key={one}
            size="compact-sm"
            variant="default"
            loading={isPending}
            onClick={() => void list(one)}
            data-testid={`request-list-${one}`}
          >
            {fitting.length === 1 ? t("list") : t(label)}
          </Button>
        ))
      }
    />
  );
}

function Rows({ data, onOpen }: { data: Items; onOpen: (id: number) => void }) {
  const t = useTexts(requestTexts);
  const [isOffShown, showOff] = useState(false);
  const off = data.items.filter(({ isOff }) => isOff);
  return (
    <>
      <ul className={styles.list}>
        {data.items
          .filter(({ isOff }) => isOffShown || !isOff)
          .map((item) => (
            <li key={item.id}>
              <ItemRow item={item} onOpen={onOpen} />
            </li>
          ))}
      </ul>
      {off.length > 0 && (
        <button type="button" className={styles.fold} onClick={() => showOff(!isOffShown)}>
          {isOffShown ? t("hideOff") : t("showOff", { n: off.length })}
        </button>
      )}
    </>
  );
}

function ItemRow({ item, onOpen }: { item: Item; onOpen: (id: number) => void }) {
  const t = useTexts(requestTexts);
  const f = useFormat();
  const locale = useLocale();
  const title = sayPair(item.title, undefined, locale);
  const quiet = [
    item.about,
    item.isRequired ? "" : t("optional"),
    item.state === "rejected" ? (item.rejection ?? "") : "",
    item.validUntil === null ? "" : t("until", { day: f.dayShort(item.validUntil) }),
    item.state === "needed" ? t(item.getter) : "",
  ].filter((text) => text !== "");
  return (
    <button
      type="button"
      className={styles.row}
      data-off={item.isOff || undefined}
      onClick={() => onOpen(item.id)}
      aria-label={t("open", { title: [title, item.about].filter(Boolean).join(", ") })}
      data-testid={`item-${item.paper}`}
    >
      <span className={styles.words}>
        <span>{title}</span>
        {quiet.length > 0 && <span className={styles.quiet}>{quiet.join(" · ")}</span>}
      </span>
      {!item.isOff && <ItemState item={item} />}
    </button>
  );
}
