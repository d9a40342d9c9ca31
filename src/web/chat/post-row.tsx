import { IconChecklist, IconPinFilled, IconRobot } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getChatFile, listEdits, listJoined } from "../../api/chat.ts";
import { call, urlOf } from "../lib/api.ts";
import { useColleagues } from "../lib/colleagues.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { Avatar } from "../ui/avatar.tsx";
import { FileChips } from "../ui/file-chips.tsx";
import { Tag } from "../ui/tag.tsx";
import { PostActions, type PostDeeds } from "./post-actions.tsx";
import { PostText } from "./post-text.tsx";
import styles from "./post.module.css";
import type { Post } from "./queries.ts";
import { signLooks } from "./signs.ts";
import { chatTexts } from "./texts.ts";

type PostRowProps = {
  post: Post;
  isFirst: boolean;
  isSought: boolean;
  deeds: PostDeeds;
  onOpen: (postId: number) => void;
};

/** One post of the stream; words of one breath stand under one name. */
export function PostRow({ post, isFirst, isSought, deeds, onOpen }: PostRowProps) {
  const t = useTexts(chatTexts);
  const f = useFormat();
  const { user } = useSession();
  const isRobot = post.author.kind !== "employee";
  return (
    <article
      className={styles.post}
      data-first={isFirst || undefined}
      data-sought={isSought || undefined}
      data-called={post.mentions.some(({ id }) => id === user.id) || undefined}
      data-post={post.id}
      data-last={post.lastId}
      data-testid={`post-${post.id}`}
      tabIndex={-1}
    >
      <div className={styles.side}>
        {isFirst ? (
          isRobot ? (
            <span className={styles.robot}>
              <IconRobot size={18} stroke={1.7} />
            </span>
          ) : (
            <Avatar name={post.author.name} size={34} label="" />
          )
        ) : (
          <time className={styles.sideTime} dateTime={post.at}>
            {f.time(post.at)}
          </time>
        )}
      </div>
      <div className={styles.body}>
        {isFirst && (
          <header className={styles.head}>
            <span className={styles.author}>{post.author.name || t("robot")}</span>
            {isRobot && <Tag>{t("robot")}</Tag>}
            <time className={styles.time} dateTime={post.at} title={f.when(post.at)}>
              {f.time(post.at)}
            </time>
            {post.isPinned && (
              <span className={styles.pinned}>
                <IconPinFilled size={13} />
                {t("pinned")}
              </span>
            )}
          </header>
        )}
        {post.replyTo && (
          <button type="button" className={styles.quote} onClick={() => post.replyTo && onOpen(post.replyTo.id)}>
            <span className={styles.quoteName}>{post.replyTo.author}</span>
            <span className="op-truncate">{post.replyTo.body || t("removed")}</span>
          </button>
        )}
        {post.isRemoved ? <p className={styles.removed}>{t("removed")}</p> : <Words post={post} />}
        {!post.isRemoved && <Reactions post={post} onReact={deeds.react} />}
      </div>
      {!post.isRemoved && <PostActions post={post} deeds={deeds} />}
    </article>
  );
}

function Words({ post }: { post: Post }) {
  const t = useTexts(chatTexts);
  const [shows, setShows] = useState<"edits" | "joined" | null>(null);
  const pictures = post.files.filter(({ type }) => type.startsWith("image/"));
  const others = post.files.filter((file) => !pictures.includes(file));
  return (
    <>
      {post.joined > 1 ? (
        <div className={styles.joined}>
          <span className={styles.joinedTitle}>
            {t("joined", { title: post.joinTitle || post.body, n: post.joined })}
          </span>
          <button
            type="button"
            className={styles.link}
            aria-expanded={shows === "joined"}
            onClick={() => setShows(shows === "joined" ? null : "joined")}
            data-testid="post-joined"
          >
            {t(shows === "joined" ? "hideJoined" : "showJoined")}
          </button>
        </div>
      ) : (
        post.body !== "" && <PostText post={post} />
      )}
      {shows === "joined" && <Joined postId={post.id} count={post.joined} />}
      {pictures.length > 0 && (
        <div className={styles.pictures}>
          {pictures.map((file) => (
            <a key={file.id} href={hrefOf(file.id)} target="_blank" rel="noreferrer">
              <img src={hrefOf(file.id)} alt={file.name} loading="lazy" />
            </a>
          ))}
        </div>
      )}
      <FileChips label={t("files")} files={others.map((file) => ({ key: file.id, ...file, href: hrefOf(file.id) }))} />
      {(post.editedAt || post.taskId !== null) && (
        <div className={styles.notes}>
          {post.editedAt && (
            <button
              type="button"
              className={styles.note}
              aria-expanded={shows === "edits"}
              onClick={() => setShows(shows === "edits" ? null : "edits")}
            >
              {t("edited")}
            </button>
          )}
          {post.taskId !== null && (
            <Tag tone="green" icon={<IconChecklist size={13} />}>
              {t("hasTask")}
            </Tag>
          )}
        </div>
      )}
      {shows === "edits" && <Edits postId={post.id} editedAt={post.editedAt} />}
    </>
  );
}

export const hrefOf = (id: number) => urlOf(getChatFile.path, { id });

function Joined({ postId, count }: { postId: number; count: number }) {
  const f = useFormat();
  const joined = useQuery({
    queryKey: ["chat", "joined", postId, count],
    queryFn: async ({ signal }) => (await call(listJoined, { params: { id: postId } }, { signal })).items,
  });
  return (
    <ul className={styles.parts}>
      {(joined.data ?? []).map((post) => (
        <li key={post.id}>
          <time dateTime={post.at}>{f.time(post.at)}</time>
          <PostText post={post} />
        </li>
      ))}
    </ul>
  );
}

function Edits({ postId, editedAt }: { postId: number; editedAt: string | null }) {
  const t = useTexts(chatTexts);
  const f = useFormat();
  const edits = useQuery({
    queryKey: ["chat", "edits", postId, editedAt],
    queryFn: async ({ signal }) => (await call(listEdits, { params: { id: postId } }, { signal })).items,
  });
  return (
    <ul className={styles.parts} aria-label={t("editedBefore")}>
      {(edits.data ?? []).map((edit) => (
        <li key={edit.at}>
          <time dateTime={edit.at}>{f.time(edit.at)}</time>
          <span className={styles.text}>{edit.body}</span>
        </li>
      ))}
    </ul>
  );
}

function Reactions({ post, onReact }: { post: Post; onReact: PostDeeds["react"] }) {
  const t = useTexts(chatTexts);
  const { user } = useSession();
  const people = useColleagues().data ?? [];
  if (post.reactions.length === 0) return null;
  return (
    <div className={styles.reactions}>
      {post.reactions.map(({ sign, userIds }) => {
        const isMine = userIds.includes(user.id);
        const Look = signLooks[sign].icon;
        const names = people.flatMap(({ id, name }) => (userIds.includes(id) ? [name] : [])).join(", ");
        return (
          <button
            key={sign}
            type="button"
            className={styles.reaction}
            aria-pressed={isMine}
            aria-label={`${t(`sign_${sign}`)}: ${userIds.length}. ${names}`}
            data-tip={names}
            onClick={() => onReact(post, sign, !isMine)}
            data-testid={`reaction-${sign}`}
          >
            <Look size={16} stroke={2} color={signLooks[sign].color} aria-hidden="true" />
            {userIds.length}
          </button>
        );
      })}
    </div>
  );
}
