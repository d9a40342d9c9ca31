import { IconArrowLeft, IconCrop, IconFileTypePdf, IconRotateClockwise2, IconTrash } from "@tabler/icons-react";
import { useState, type CSSProperties } from "react";
import type { CallOf } from "../../../api/endpoint.ts";
import { changePaperPage } from "../../../api/requests.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import { toastFault } from "../../ui/fault-words.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { EmptyState, LoadingRows, QueryState } from "../../ui/states.tsx";
import { toast } from "../../ui/toast-store.ts";
import { pageUrl, useItemDeed, usePages, type Item, type PageOfPaper } from "./queries.ts";
import styles from "./requests.module.css";
import { requestTexts } from "./texts.ts";

const CropDialog = late(() => import("./crop-dialog.tsx").then((module) => module.CropDialog));

type Change = CallOf<typeof changePaperPage>["body"];

/** What came, page by page; the originals stay whatever is done here. */
export function PagesPart({ item, mayWrite }: { item: Item; mayWrite: boolean }) {
  const t = useTexts(requestTexts);
  const query = usePages(item.id);
  const change = useItemDeed(({ id, body }: { id: number; body: Change }) =>
    call(changePaperPage, { params: { id }, body }),
  );
  const apply = (id: number, body: Change) =>
    change.mutate({ id, body }, { onError: (error) => toastFault(error, t("notChanged")) });
  const remove = (id: number) => {
    apply(id, { isRemoved: true });
    toast({ text: t("removed"), undo: () => change.mutateAsync({ id, body: { isRemoved: false } }) });
  };
  return (
    <section aria-label={t("pages")}>
      <QueryState query={query} loading={<LoadingRows rows={2} height={90} />} compact>
        {(pages) =>
          pages.length === 0 ? (
            item.nodeId === null && <EmptyState compact title={t("noPages")} />
          ) : (
            <ol className={styles.pages}>
              {pages.map((page, i) => (
                <li key={page.id} className={styles.page}>
                  <Shown page={page} n={i + 1} />
                  {mayWrite && <Deeds page={page} n={i + 1} apply={apply} remove={remove} />}
                </li>
              ))}
            </ol>
          )
        }
      </QueryState>
    </section>
  );
}

function Shown({ page, n }: { page: PageOfPaper; n: number }) {
  const t = useTexts(requestTexts);
  const crop = page.crop;
  const cut = crop
    ? `inset(${crop.top * 100}% ${(1 - crop.left - crop.width) * 100}% ${(1 - crop.top - crop.height) * 100}% ${crop.left * 100}%)`
    : undefined;
  const look: CSSProperties & Record<"--turn", string> = {
    "--turn": `${page.rotate}deg`,
    ...(cut ? { clipPath: cut } : {}),
  };
  return (
    <a className={styles.frame} href={pageUrl(page.id)} target="_blank" rel="noreferrer">
      {page.kind === "image" ? (
        <img src={pageUrl(page.id)} alt={t("page", { n })} style={look} loading="lazy" />
      ) : (
        <span>
          <IconFileTypePdf size={34} stroke={1.4} />
          <br />
          {t("pdfPage", { n: page.pages })}
          {page.wasFlattened && (
            <>
              <br />
              {t("flattened")}
            </>
          )}
        </span>
      )}
    </a>
  );
}

type DeedsProps = {
  page: PageOfPaper;
  n: number;
  apply: (id: number, body: Change) => void;
  remove: (id: number) => void;
};

function Deeds({ page, n, apply, remove }: DeedsProps) {
  const t = useTexts(requestTexts);
  const turns = { 0: 90, 90: 180, 180: 270, 270: 0 } as const;
  const [isCropping, setCropping] = useState(false);
  const next = turns[page.rotate as keyof typeof turns] ?? 0; // the server keeps these four alone
  return (
    <span className={styles.deeds}>
      {n > 1 && (
        <IconButton
          label={t("earlier", { n })}
          icon={<IconArrowLeft size={17} />}
          onClick={() => apply(page.id, { position: n - 1 })}
        />
      )}
      <IconButton
        label={t("turn", { n })}
        icon={<IconRotateClockwise2 size={17} />}
        onClick={() => apply(page.id, { rotate: next })}
        testId={`page-turn-${n}`}
      />
      {page.kind === "image" && (
        <IconButton
          label={t("crop", { n })}
          icon={<IconCrop size={17} />}
          pressed={page.crop !== null}
          onClick={() => setCropping(true)}
        />
      )}
      <IconButton label={t("remove", { n })} icon={<IconTrash size={17} />} onClick={() => remove(page.id)} />
      {isCropping && (
        <CropDialog
          page={page}
          n={n}
          onClose={() => setCropping(false)}
          onCrop={(crop) => {
            apply(page.id, { crop });
            setCropping(false);
          }}
        />
      )}
    </span>
  );
}
