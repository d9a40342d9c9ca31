import { IconBrandWhatsapp, IconChecklist, IconMail, IconMessageCircle, IconPhone } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { CommentForm, commentDraft } from "../clients/comment-form.tsx";
import { Composer, type ComposerTab } from "../clients/composer.tsx";
import { hasDraft } from "../lib/draft.ts";
import { useTexts } from "../lib/i18n.ts";
import { useKeys } from "../lib/keys.ts";
import { late } from "../lib/late.tsx";
import { useSession } from "../lib/session.ts";
import { beginReply, letterDraftName } from "../mail/letter-draft.ts";
import type { Letter } from "../mail/queries.ts";
import { messageDraft } from "../messaging/drafts.ts";
import { taskDraft } from "../tasks/drafts.ts";
import { callDraft } from "../telephony/drafts.ts";
import { LoadingRows } from "../ui/states.tsx";
import { cardTexts } from "./card-texts.ts";

// The first look at the card needs none of them; they come while it is read.
const waiting = <LoadingRows rows={1} height={88} />;
const MessageForm = late(() => import("../messaging/message-form.tsx").then((module) => module.MessageForm), waiting);
const LetterForm = late(() => import("../mail/letter-form.tsx").then((module) => module.LetterForm), waiting);
const TaskForm = late(() => import("../tasks/task-form.tsx").then((module) => module.TaskForm), waiting);
const CallForm = late(() => import("../telephony/call-form.tsx").then((module) => module.CallForm), waiting);

export type ComposerPlace = "comment" | "message" | "letter" | "task" | "call";
type ComposerState = { tab: string; wish: number; show: (tab: string) => void; open: (tab: ComposerPlace) => void };

/** Which tab is open, and the wish to write there now; keys of the card open them too. */
export function useComposer(clientId: number): ComposerState {
  const t = useTexts(cardTexts);
  const { can } = useSession();
  // What was begun last time is what the person came back to.
  const [tab, setTab] = useState<string>(() =>
    hasDraft(messageDraft(clientId)) && can("messages.send") ? "message" : "comment",
  );
  const [wish, setWish] = useState(0);
  const open = (next: ComposerPlace) => {
    setTab(next);
    setWish((now) => now + 1);
  };
  const group = t("keys");
  useKeys([
    ...(can("clients.write") ? [{ code: "KeyC", title: t("keyComment"), group, run: () => open("comment") }] : []),
    ...(can("messages.send") ? [{ code: "KeyW", title: t("keyMessage"), group, run: () => open("message") }] : []),
    ...(can("letters.send") ? [{ code: "KeyE", title: t("keyLetter"), group, run: () => open("letter") }] : []),
    ...(can("tasks.write") ? [{ code: "KeyT", title: t("keyTask"), group, run: () => open("task") }] : []),
    ...(can("calls.write") ? [{ code: "KeyL", title: t("keyCall"), group, run: () => open("call") }] : []),
  ]);
  return { tab, wish, show: setTab, open };
}

type CardComposerProps = {
  clientId: number;
  matterId: number | undefined;
  /** The address a letter to the client begins with. */
  email: string;
  composer: ComposerState;
};

/** A letter of the timeline is answered in the composer: its draft begins, and the tab opens. */
export function useLetterReply(clientId: number, composer: ComposerState): (letter: Letter, toAll: boolean) => void {
  return (letter, toAll) => {
    beginReply({ clientId }, letter, toAll);
    composer.open("letter");
  };
}

export function CardComposer({ clientId, matterId, email, composer }: CardComposerProps) {
  const t = useTexts(cardTexts);
  const { can } = useSession();
  const place = { clientId, matterId };
  useEffect(() => {
    // A form that did not come now comes when its tab is opened, and says so if it cannot.
    const timer = setTimeout(
      () => void Promise.allSettled([MessageForm, LetterForm, TaskForm, CallForm].map((form) => form.preload())),
      1200,
    );
    return () => clearTimeout(timer);
  }, []);
  const icon = { size: 18, stroke: 1.7 };
  const tabs: (ComposerTab & { isAllowed: boolean })[] = [
    {
      id: "comment",
      label: t("comment"),
      keys: "C",
      icon: <IconMessageCircle {...icon} />,
      isAllowed: can("clients.write"),
      hasDraft: hasDraft(commentDraft(clientId)),
      body: () => <CommentForm {...place} />,
    },
    {
      id: "message",
      label: "WhatsApp",
      keys: "W",
      icon: <IconBrandWhatsapp {...icon} />,
      isAllowed: can("messages.send"),
      isClientFacing: true,
      hasDraft: hasDraft(messageDraft(clientId)),
      body: () => <MessageForm {...place} />,
    },
    {
      id: "letter",
      label: t("letter"),
      keys: "E",
      icon: <IconMail {...icon} />,
      isAllowed: can("letters.send"),
      isClientFacing: true,
      hasDraft: hasDraft(letterDraftName({ clientId })),
      body: () => <LetterForm place={{ clientId }} matterId={matterId} to={email} />,
    },
    {
      id: "task",
      label: t("task"),
      keys: "T",
      icon: <IconChecklist {...icon} />,
      isAllowed: can("tasks.write"),
      hasDraft: hasDraft(taskDraft(clientId)),
      body: () => <TaskForm {...place} />,
    },
    {
      id: "call",
      label: t("call"),
      keys: "L",
      icon: <IconPhone {...icon} />,
      isAllowed: can("calls.write"),
      hasDraft: hasDraft(callDraft(clientId)),
      body: () => <CallForm {...place} onLogged={() => composer.open("task")} />,
    },
  ];
  return (
    <Composer
      tabs={tabs.filter((tab) => tab.isAllowed)}
      value={composer.tab}
      wish={composer.wish}
      onChange={composer.show}
    />
  );
}
