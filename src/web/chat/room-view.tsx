import { IconArrowLeft, IconInfoCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { queryClient } from "../lib/query-client.ts";
import { useSession } from "../lib/session.ts";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./chat.module.css";
import { Composer, type Aim } from "./composer.tsx";
import { postsKey, type Post, type Room, type Stream as StreamData } from "./queries.ts";
import { useRoomName } from "./room-name.ts";
import { RoomSign } from "./room-sign.tsx";
import { Stream } from "./stream.tsx";
import { chatTexts } from "./texts.ts";
import { useDeeds } from "./use-deeds.ts";

const TaskDialog = late(() => import("./task-dialog.tsx").then((module) => module.TaskDialog));

type RoomViewProps = {
  room: Room;
  sought: number | undefined;
  onSeek: (postId: number | undefined) => void;
  /** On the chat's own page: the head with its name and the way to what is known of it. */
  head?: { showsInfo: boolean; onInfo: () => void; onBack: () => void };
  compact?: boolean;
};

/** A room: its stream and the place to write. */
export function RoomView({ room, sought, onSeek, head, compact }: RoomViewProps) {
  const t = useTexts(chatTexts);
  const { user } = useSession();
  const name = useRoomName()(room);
  const [aim, setAim] = useState<Aim>(null);
  const [task, setTask] = useState<Post | null>(null);
  const deeds = useDeeds({
    clientId: room.client?.id ?? null,
    reply: (post) => setAim({ kind: "reply", post }),
    edit: (post) => setAim({ kind: "edit", post }),
    toTask: setTask,
  });
  return (
    <section className={styles.room} aria-label={name} data-testid="chat-room">
      {head && <Head room={room} name={name} {...head} />}
      <Stream room={room} sought={sought} deeds={deeds} onSeek={onSeek} {...(compact ? { compact } : {})} />
      {room.isArchived ? (
        <p className={styles.archived}>{t("archived")}</p>
      ) : (
        <Composer
          key={`${room.id}-${aim?.kind === "edit" ? aim.post.id : 0}`}
          roomId={room.id}
          name={name}
          aim={aim}
          onAim={setAim}
          lastOwn={lastOwnOf(room.id, user.id)}
          compact={compact}
        />
      )}
      {task && <TaskDialog post={task} clientId={room.client?.id ?? null} onClose={() => setTask(null)} />}
    </section>
  );
}

function Head({
  room,
  name,
  showsInfo,
  onInfo,
  onBack,
}: { room: Room; name: string } & NonNullable<RoomViewProps["head"]>) {
  const t = useTexts(chatTexts);
  return (
    <header className={styles.roomHead}>
      <span className="op-phone-only">
        <IconButton label={t("back")} icon={<IconArrowLeft size={20} />} onClick={onBack} />
      </span>
      <RoomSign room={room} />
      <div className={styles.roomNames}>
        <h1 className={styles.roomName}>
          {room.client ? (
            <Link to="/clients/$clientId" params={{ clientId: String(room.client.id) }} search={{}}>
              {name}
            </Link>
          ) : (
            name
          )}
        </h1>
        {room.topic && <div className={`${styles.topic} op-truncate`}>{room.topic}</div>}
      </div>
      <IconButton
        label={t("about")}
        icon={<IconInfoCircle size={19} stroke={1.7} />}
        pressed={showsInfo}
        onClick={onInfo}
        testId="chat-info"
      />
    </header>
  );
}

function lastOwnOf(roomId: number, me: number): Post | undefined {
  const stream = queryClient.getQueryData<StreamData>(postsKey(roomId));
  return stream?.pages
    .flatMap((page) => page.items)
    .findLast((post) => post.author.kind === "employee" && post.author.id === me && !post.isRemoved);
}
