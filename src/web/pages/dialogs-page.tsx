import { useCallback, useEffect, useRef } from "react";
import { z } from "zod";
import { queues, startConversation } from "../../api/inbox.ts";
import { Dialog } from "../dialogs/dialog.tsx";
import { DialogList } from "../dialogs/dialog-list.tsx";
import styles from "../dialogs/layout.module.css";
import type { DialogParts } from "../dialogs/parts.ts";
import { dialogTexts } from "../dialogs/texts.ts";
import { neighbour, useListWalk } from "../dialogs/use-list-walk.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { useSession } from "../lib/session.ts";
import { useTitle } from "../lib/title.ts";
import { useUrlFilters } from "../lib/url-filters.ts";
import { MessageState } from "../overview/message-state.tsx";
import { Page, PageHeader } from "../ui/page-header.tsx";
import { EmptyState, NoRights } from "../ui/states.tsx";
import { toastError } from "../ui/toast-store.ts";
import { DialogComposer } from "./dialog-composer.tsx";
import { DialogLetter } from "./dialog-letter.tsx";

const Filters = z.object({
  queue: z.enum(queues).catch("waiting"),
  channel: z.string().max(20).optional().catch(undefined),
  q: z.string().max(100).catch(""),
  id: z.coerce.number().int().positive().optional().catch(undefined),
  /** The client whose conversation a link came to open. */
  client: z.coerce.number().int().positive().optional().catch(undefined),
});

const Recordings = late(() =>
  import("../telephony/player/call-recordings.tsx").then((module) => module.CallRecordings),
);

const parts: DialogParts = {
  MessageState,
  LetterCard: (props) => <DialogLetter {...props} />,
  Recordings: (props) => <Recordings {...props} />,
  composer: (place) => <DialogComposer {...place} />,
};

export function DialogsPage() {
  const t = useTexts(dialogTexts);
  const { can } = useSession();
  if (!can("clients.read"))
    return (
      <Page>
        <PageHeader title={t("title")} />
        <NoRights />
      </Page>
    );
  return <Dialogs />;
}

function Dialogs() {
  const t = useTexts(dialogTexts);
  const [{ queue, channel, q, id, client }, setFilters] = useUrlFilters(Filters);
  const search = useRef<HTMLInputElement>(null);
  useTitle(t("title"));
  useClientWish(client, (found) => setFilters({ id: found, client: undefined }));
  const open = useCallback((next: number) => setFilters({ id: next }), [setFilters]);
  useListWalk(id, open, () => search.current?.focus());
  const back = () => setFilters({ id: undefined });
  return (
    <Page fill>
      <h1 className="op-hidden">{t("title")}</h1>
      <div className={styles.panes} data-open={id !== undefined || undefined}>
        <DialogList
          place={{ queue, channel, q }}
          currentId={id}
          search={search}
          onPlace={(change) => setFilters(change)}
          onOpen={open}
        />
        {id === undefined ? (
          <div className={styles.empty}>
            <EmptyState title={t("choose")} hint={t("chooseHint")} />
          </div>
        ) : (
          // What left the queue makes room for the next one, as a stack of letters does.
          <Dialog key={id} id={id} parts={parts} onBack={back} onGone={() => setFilters({ id: neighbour(id, 1) })} />
        )}
      </div>
    </Page>
  );
}

/** A link names the client; his conversation may not have begun yet. */
function useClientWish(client: number | undefined, onFound: (id: number) => void): void {
  useEffect(() => {
    if (client === undefined) return;
    call(startConversation, { params: { id: client } }).then(
      ({ id }) => onFound(id),
      (error: unknown) => toastError(error),
    );
    // The client of the address alone asks.
  }, [client]); // oxlint-disable-line react/exhaustive-deps
}
