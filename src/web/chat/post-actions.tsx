import {
  IconArrowBackUp,
  IconChecklist,
  IconDots,
  IconLink,
  IconMessageCircle,
  IconMoodSmile,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconTrash,
} from "@tabler/icons-react";
import { chatSigns, type ChatSign } from "../../api/chat.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { ActionMenu, type MenuEntry } from "../ui/action-menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Popup } from "../ui/popup.tsx";
import styles from "./post.module.css";
import type { Post } from "./queries.ts";
import { signLooks } from "./signs.ts";
import { chatTexts } from "./texts.ts";

export type PostDeeds = {
  react: (post: Post, sign: ChatSign, isOn: boolean) => void;
  reply: (post: Post) => void;
  edit: (post: Post) => void;
  remove: (post: Post) => void;
  pin: (post: Post) => void;
  copyLink: (post: Post) => void;
  toTask?: ((post: Post) => void) | undefined;
  /** Only where the room is a client's. */
  toComment?: ((post: Post) => void) | undefined;
};

const icon = { size: 17, stroke: 1.7 };

/** What one may do with a post: shown when it is pointed at or holds the focus, always on a phone. */
export function PostActions({ post, deeds }: { post: Post; deeds: PostDeeds }) {
  const t = useTexts(chatTexts);
  return (
    <div className={styles.actions}>
      <Popup
        label={t("react")}
        width={264}
        button={(props) => (
          <IconButton label={t("react")} icon={<IconMoodSmile {...icon} />} size={30} testId="post-react" {...props} />
        )}
      >
        {(close) => (
          <div className={styles.signs}>
            {chatSigns.map((sign) => {
              const Look = signLooks[sign].icon;
              return (
                <button
                  key={sign}
                  type="button"
                  className={styles.sign}
                  aria-label={t(`sign_${sign}`)}
                  data-tip={t(`sign_${sign}`)}
                  onClick={() => {
                    close();
                    deeds.react(post, sign, true);
                  }}
                  data-testid={`sign-${sign}`}
                >
                  <Look size={24} stroke={1.8} color={signLooks[sign].color} />
                </button>
              );
            })}
          </div>
        )}
      </Popup>
      <IconButton
        label={t("reply")}
        icon={<IconArrowBackUp {...icon} />}
        size={30}
        onClick={() => deeds.reply(post)}
        testId="post-reply"
      />
      <More post={post} deeds={deeds} />
    </div>
  );
}

function More({ post, deeds }: { post: Post; deeds: PostDeeds }) {
  const t = useTexts(chatTexts);
  const { user, can } = useSession();
  const isOwn = post.author.kind === "employee" && post.author.id === user.id;
  const { toTask, toComment } = deeds;
  const entries: MenuEntry[] = [
    ...(toTask && can("tasks.write")
      ? [{ id: "task", label: t("toTask"), icon: <IconChecklist {...icon} />, onSelect: () => toTask(post) }]
      : []),
    ...(toComment && can("clients.write")
      ? [
          {
            id: "comment",
            label: t("toComment"),
            icon: <IconMessageCircle {...icon} />,
            onSelect: () => toComment(post),
          },
        ]
      : []),
    {
      id: "pin",
      label: t(post.isPinned ? "unpin" : "pin"),
      icon: post.isPinned ? <IconPinnedOff {...icon} /> : <IconPin {...icon} />,
      onSelect: () => deeds.pin(post),
    },
    { id: "link", label: t("copyLink"), icon: <IconLink {...icon} />, onSelect: () => deeds.copyLink(post) },
    ...(isOwn
      ? [
          "line" as const,
          { id: "edit", label: t("edit"), icon: <IconPencil {...icon} />, onSelect: () => deeds.edit(post) },
          {
            id: "remove",
            label: t("remove"),
            icon: <IconTrash {...icon} />,
            danger: true,
            onSelect: () => deeds.remove(post),
          },
        ]
      : []),
  ];
  return (
    <ActionMenu
      label={t("more")}
      width={250}
      entries={entries}
      button={(props) => (
        <IconButton label={t("more")} icon={<IconDots {...icon} />} size={30} testId="post-more" {...props} />
      )}
    />
  );
}
