import { IconLock, IconMail, IconMessage2 } from "@tabler/icons-react";
import { CommentForm, commentDraft } from "../clients/comment-form.tsx";
import { Composer, type ComposerTab } from "../clients/composer.tsx";
import type { ComposerPlace, Mode } from "../dialogs/parts.ts";
import { dialogTexts } from "../dialogs/texts.ts";
import { hasDraft } from "../lib/draft.ts";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { useSession } from "../lib/session.ts";
import { letterDraftName } from "../mail/letter-draft.ts";
import { LoadingRows } from "../ui/states.tsx";
import styles from "./dialog-composer.module.css";

const waiting = <LoadingRows rows={1} height={88} />;
const MessageForm = late(() => import("../messaging/message-form.tsx").then((module) => module.MessageForm), waiting);
const LetterForm = late(() => import("../mail/letter-form.tsx").then((module) => module.LetterForm), waiting);

/** A message or a letter goes to the client, a note stays with colleagues: each on its own colour. */
export function DialogComposer({ clientId, letterId, matterId, email, mode, wish, onMode }: ComposerPlace) {
  const t = useTexts(dialogTexts);
  const { can } = useSession();
  const icon = { size: 17, stroke: 1.7 };
  const tabs: (ComposerTab & { id: Mode; isAllowed: boolean })[] = [];
  if (clientId !== null)
    tabs.push(
      {
        id: "message",
        label: t("tabMessage"),
        keys: "R",
        icon: <IconMessage2 {...icon} />,
        isAllowed: can("messages.send"),
        isClientFacing: true,
        hasDraft: false,
        body: () => <MessageForm key={clientId} clientId={clientId} matterId={matterId} />,
      },
      {
        id: "note",
        label: t("tabNote"),
        keys: "N",
        icon: <IconLock {...icon} />,
        isAllowed: can("clients.write"),
        hasDraft: hasDraft(commentDraft(clientId)),
        body: () => (
          <div className={styles.note}>
            <CommentForm key={clientId} clientId={clientId} matterId={matterId} />
          </div>
        ),
      },
    );
  const place = clientId !== null ? { clientId } : letterId !== null ? { letterId } : null;
  if (place)
    tabs.push({
      id: "letter",
      label: t("tabLetter"),
      keys: "",
      icon: <IconMail {...icon} />,
      isAllowed: can("letters.send"),
      isClientFacing: true,
      hasDraft: hasDraft(letterDraftName(place)),
      body: () => <LetterForm key={letterDraftName(place)} place={place} matterId={matterId} to={email} />,
    });
  // Nobody's letter asks first whose it is; the form comes with the answer.
  if (clientId === null && wish === 0 && place && !hasDraft(letterDraftName(place))) return null;
  const allowed = tabs.filter((tab) => tab.isAllowed);
  if (allowed.length === 0) return null;
  const choose = (id: string) => {
    const tab = allowed.find((one) => one.id === id);
    if (tab) onMode(tab.id);
  };
  return <Composer tabs={allowed} value={mode} wish={wish} onChange={choose} />;
}
