import { IconAt, IconMoodSmile, IconSend2, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { editPost } from "../../api/chat.ts";
import { calledIn } from "../../api/chat-text.ts";
import { call } from "../lib/api.ts";
import { useActiveColleagues, type Colleague } from "../lib/colleagues.ts";
import { useDraft } from "../lib/draft.ts";
import { useTexts } from "../lib/i18n.ts";
import { useUploads } from "../lib/upload.ts";
import { AttachButton, takesFiles } from "../ui/attach-button.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { UploadChips } from "../ui/file-chips.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Popup } from "../ui/popup.tsx";
import { toastError } from "../ui/toast-store.ts";
import { atOf, fittingPeople, withName } from "./calling.ts";
import styles from "./composer.module.css";
import { say } from "./pending.ts";
import { keepPost, type Post } from "./queries.ts";
import { emojis } from "./signs.ts";
import { chatTexts } from "./texts.ts";

export type Aim = { kind: "reply" | "edit"; post: Post } | null;
type ComposerProps = {
  roomId: number;
  name: string;
  aim: Aim;
  onAim: (aim: Aim) => void;
  /** One's own latest post, which the arrow up takes to be changed. */
  lastOwn: Post | undefined;
  /** In a narrow place, beside the client's card. */
  compact?: boolean | undefined;
};

export const chatDraft = (roomId: number) => `chat-${roomId}`;

/** Where one writes: Enter sends, @ calls, files are dropped or pasted. */
export function Composer({ roomId, name, aim, onAim, lastOwn, compact }: ComposerProps) {
  const t = useTexts(chatTexts);
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(
    aim?.kind === "edit" ? `chat-edit-${aim.post.id}` : chatDraft(roomId),
    aim?.kind === "edit" ? aim.post.body : "",
  );
  const uploads = useUploads();
  const people = useActiveColleagues();
  const [named, setNamed] = useState<number[]>([]);
  const calling = useCalling(people, draft.text, field);
  useEffect(() => {
    if (aim) field.current?.focus();
  }, [aim]);
  useGrowing(field, draft.text);
  const text = draft.text.trim();
  const canSend = (text !== "" || uploads.ids.length > 0) && !uploads.isBusy && !uploads.hasFailed;
  const takeName = (person: Colleague) => {
    draft.setText(withName(draft.text, calling.at ?? { from: draft.text.length, text: "" }, person.name));
    setNamed((now) => [...now, person.id]);
    field.current?.focus();
  };
  const submit = () => {
    if (!canSend) return;
    const mentions = calledIn(
      text,
      people.toSorted((a, b) => named.indexOf(b.id) - named.indexOf(a.id)),
    ).map(({ id }) => id);
    if (aim?.kind === "edit") {
      void call(editPost, { params: { id: aim.post.id }, body: { body: text, mentions } }).then(
        (post) => {
          keepPost(post);
          draft.clear();
          onAim(null);
        },
        (error: unknown) => toastError(error),
      );
      return;
    }
    const replyTo = aim ? { id: aim.post.id, author: aim.post.author.name, body: aim.post.body } : null;
    say({ roomId, body: text, replyTo, mentions, files: uploads.ids });
    draft.clear();
    uploads.clear();
    setNamed([]);
    onAim(null);
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (calling.press(event, takeName)) return event.preventDefault();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && aim) {
      event.stopPropagation();
      draft.clear();
      onAim(null);
    } else if (event.key === "ArrowUp" && draft.text === "" && lastOwn) {
      event.preventDefault();
      onAim({ kind: "edit", post: lastOwn });
    }
  };
  const insert = (words: string) => {
    draft.setText(draft.text + words);
    field.current?.focus();
  };
  return (
    <div className={styles.composer} {...takesFiles(uploads)}>
      {calling.shown.length > 0 && (
        <Callers id={calling.id} people={calling.shown} at={calling.place} onPick={takeName} />
      )}
      {aim && <AimLine aim={aim} onCancel={() => (draft.clear(), onAim(null))} />}
      <div className={styles.box}>
        <textarea
          ref={field}
          className={styles.field}
          rows={1}
          maxLength={8000}
          aria-label={t("write", { room: name })}
          placeholder={compact ? t("writeColleagues") : t("writeHere", { room: name })}
          value={draft.text}
          role="combobox"
          aria-expanded={calling.shown.length > 0}
          aria-controls={calling.shown.length > 0 ? calling.id : undefined}
          aria-activedescendant={calling.shown.length > 0 ? `${calling.id}-${calling.place}` : undefined}
          aria-autocomplete="list"
          data-testid="chat-text"
          onChange={(event) => {
            draft.setText(event.currentTarget.value);
            calling.look();
          }}
          onSelect={calling.look}
          onKeyDown={pressed}
        />
        <div className={styles.tools}>
          <AttachButton uploads={uploads} />
          <IconButton
            label={t("call")}
            icon={<IconAt size={18} stroke={1.8} />}
            onClick={() => insert(draft.text === "" || draft.text.endsWith(" ") ? "@" : " @")}
          />
          <EmojiButton onPick={insert} />
          <span className={styles.hint}>
            {draft.wasKept ? t("draft") : !compact && <span className="op-wide-only">{t("sendHint")}</span>}
          </span>
          <IconButton
            label={t("send")}
            icon={<IconSend2 size={18} stroke={1.8} />}
            variant="filled"
            disabled={!canSend}
            onClick={submit}
            testId="chat-send"
          />
        </div>
        <UploadChips uploads={uploads} />
      </div>
    </div>
  );
}

function AimLine({ aim, onCancel }: { aim: NonNullable<Aim>; onCancel: () => void }) {
  const t = useTexts(chatTexts);
  return (
    <div className={styles.aim} data-testid="chat-aim">
      <span className={styles.aimWords}>
        <b>{aim.kind === "edit" ? t("editing") : t("answering", { name: aim.post.author.name })}</b>
        <span className="op-truncate">{aim.post.body}</span>
      </span>
      <IconButton label={t("cancel")} icon={<IconX size={16} />} size={30} onClick={onCancel} />
    </div>
  );
}

type CallersProps = { id: string; people: Colleague[]; at: number; onPick: (person: Colleague) => void };

function Callers({ id, people, at, onPick }: CallersProps): ReactNode {
  const t = useTexts(chatTexts);
  return (
    <div id={id} className={styles.callers} role="listbox" aria-label={t("call")} data-testid="chat-callers">
      {people.map((person, place) => (
        <div
          key={person.id}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          className={styles.caller}
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(person);
          }}
          data-testid={`caller-${person.id}`}
        >
          <Avatar name={person.name} size={24} label="" />
          {person.name}
        </div>
      ))}
    </div>
  );
}

function EmojiButton({ onPick }: { onPick: (sign: string) => void }) {
  const t = useTexts(chatTexts);
  return (
    <Popup
      label={t("emoji")}
      width={300}
      align="start"
      button={(props) => <IconButton label={t("emoji")} icon={<IconMoodSmile size={18} stroke={1.8} />} {...props} />}
    >
      {(close) => (
        <div className={styles.emojis}>
          {emojis.map((sign) => (
            <button key={sign} type="button" className={styles.emoji} onClick={() => (close(), onPick(sign))}>
              {sign}
            </button>
          ))}
        </div>
      )}
    </Popup>
  );
}

/** The list after @: what fits, and the keys that walk it. */
function useCalling(people: Colleague[], text: string, field: React.RefObject<HTMLTextAreaElement | null>) {
  const [caret, setCaret] = useState(0);
  const [place, setPlace] = useState(0);
  const [hushed, setHushed] = useState<number | null>(null);
  const at = atOf(text, caret);
  const shown = at === null || at.from === hushed ? [] : fittingPeople(people, at.text);
  const look = () => {
    setCaret(field.current?.selectionStart ?? 0);
    setPlace(0);
  };
  const press = (event: KeyboardEvent, take: (person: Colleague) => void): boolean => {
    if (shown.length === 0) return false;
    const chosen = shown[Math.min(place, shown.length - 1)];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setPlace((now) => (now + step + shown.length) % shown.length);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) take(chosen);
    else if (event.key === "Escape") setHushed(at?.from ?? null);
    else return false;
    event.stopPropagation();
    return true;
  };
  return { id: "chat-callers", at, shown, place, look, press };
}

/** As high as its words, up to a third of the window. */
function useGrowing(field: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, innerHeight / 3)}px`;
  }, [field, text]);
}
