import { IconPlus, IconSearch, IconUser, IconUsersGroup } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState, type RefObject } from "react";
import { hasDraft } from "../lib/draft.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { ActionMenu } from "../ui/action-menu.tsx";
import field from "../ui/field.module.css";
import { IconButton } from "../ui/icon-button.tsx";
import { EmptyState } from "../ui/states.tsx";
import { Count } from "../ui/tag.tsx";
import { chatDraft } from "./composer.tsx";
import { Found } from "./found.tsx";
import type { Room } from "./queries.ts";
import { useRoomName } from "./room-name.ts";
import { RoomSign } from "./room-sign.tsx";
import styles from "./rooms.module.css";
import { chatTexts } from "./texts.ts";

type RoomListProps = {
  rooms: Room[];
  current: number | undefined;
  search: RefObject<HTMLInputElement | null>;
  onNew: (what: "room" | "direct") => void;
};

/** Rooms, people and clients' threads, each newest first, with what is unread. */
export function RoomList({ rooms, current, search, onNew }: RoomListProps) {
  const t = useTexts(chatTexts);
  const name = useRoomName();
  const [q, setQ] = useState("");
  const asked = q.trim().toLowerCase().replaceAll("ё", "е");
  const fitting = rooms.filter((room) => name(room).toLowerCase().replaceAll("ё", "е").includes(asked));
  const groups = [
    { title: t("rooms"), rooms: fitting.filter(({ kind }) => kind === "open" || kind === "private") },
    { title: t("people"), rooms: fitting.filter(({ kind }) => kind === "direct") },
    { title: t("threads"), rooms: fitting.filter(({ kind }) => kind === "client") },
  ];
  return (
    <nav className={styles.pane} aria-label={t("chat")}>
      <div className={styles.head}>
        <span className={`${field.frame} ${styles.search}`}>
          <IconSearch size={16} />
          <input
            ref={search}
            type="search"
            className={`${field.control} ${styles.input}`}
            aria-label={t("findRoom")}
            placeholder={t("findRoom")}
            value={q}
            onChange={(event) => setQ(event.currentTarget.value)}
            data-testid="chat-search"
          />
        </span>
        <ActionMenu
          label={t("newTalk")}
          width={230}
          button={(props) => (
            <IconButton
              label={t("newTalk")}
              icon={<IconPlus size={18} />}
              variant="outline"
              size={36}
              testId="chat-new"
              {...props}
            />
          )}
          entries={[
            {
              id: "direct",
              label: t("newDirect"),
              icon: <IconUser size={17} stroke={1.7} />,
              onSelect: () => onNew("direct"),
            },
            {
              id: "room",
              label: t("newRoom"),
              icon: <IconUsersGroup size={17} stroke={1.7} />,
              onSelect: () => onNew("room"),
            },
          ]}
        />
      </div>
      <div className={styles.scroll}>
        {groups.map(
          (group) =>
            group.rooms.length > 0 && (
              <section key={group.title}>
                <h2 className={styles.heading}>{group.title}</h2>
                <ul className={styles.list}>
                  {group.rooms.map((room) => (
                    <li key={room.id}>
                      <RoomLine room={room} name={name(room)} isCurrent={room.id === current} />
                    </li>
                  ))}
                </ul>
              </section>
            ),
        )}
        {asked.length > 1 && <Found q={q.trim()} hasRooms={fitting.length > 0} />}
        {rooms.length === 0 && <EmptyState compact title={t("chooseRoom")} hint={t("noRoomsHint")} />}
      </div>
    </nav>
  );
}

function RoomLine({ room, name, isCurrent }: { room: Room; name: string; isCurrent: boolean }) {
  const t = useTexts(chatTexts);
  const f = useFormat();
  const { user } = useSession();
  const { lastPost } = room;
  const said =
    lastPost &&
    [
      lastPost.authorId === user.id ? t("you") : room.kind === "direct" ? null : (lastPost.author.split(" ")[0] ?? ""),
      lastPost.body,
    ]
      .filter(Boolean)
      .join(": ");
  return (
    <Link
      to="/chat"
      search={{ room: room.id }}
      className={styles.line}
      aria-current={isCurrent ? "page" : undefined}
      data-unread={(room.unread > 0 && !room.isMuted) || undefined}
      data-muted={room.isMuted || undefined}
      data-testid={`room-${room.id}`}
    >
      <RoomSign room={room} size={34} />
      <span className={styles.words}>
        <span className={styles.top}>
          <span className={styles.name}>{name}</span>
          {lastPost && (
            <time dateTime={lastPost.at}>
              {f.day(lastPost.at) === f.day(f.context.now) ? f.time(lastPost.at) : f.dayShort(lastPost.at)}
            </time>
          )}
        </span>
        <span className={styles.bottom}>
          <span className="op-truncate">
            {!isCurrent && hasDraft(chatDraft(room.id)) ? (
              <i className={styles.draft}>{t("draft")}</i>
            ) : (
              said || room.topic || t("quiet")
            )}
          </span>
          {room.mentions > 0 && (
            <span className={styles.at} title={t("mentionsYou")}>
              <span aria-hidden="true">@</span>
              <span className="op-hidden">{t("mentionsYou")}</span>
            </span>
          )}
          <Count value={room.unread} tone={room.isMuted ? "gray" : "red"} label={t("unread", { n: room.unread })} />
        </span>
      </span>
    </Link>
  );
}
