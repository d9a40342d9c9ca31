import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { z } from "zod";
import styles from "../chat/chat.module.css";
import { useRooms, useRoomInfo, type Room } from "../chat/queries.ts";
import { RoomList } from "../chat/room-list.tsx";
import { RoomView } from "../chat/room-view.tsx";
import { chatTexts } from "../chat/texts.ts";
import { useTexts } from "../lib/i18n.ts";
import { useKeys } from "../lib/keys.ts";
import { late } from "../lib/late.tsx";
import { useTitle } from "../lib/title.ts";
import { useUrlFilters } from "../lib/url-filters.ts";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";

const Filters = z.object({
  room: z.coerce.number().int().positive().optional().catch(undefined),
  post: z.coerce.number().int().positive().optional().catch(undefined),
  info: z.literal(1).optional().catch(undefined),
  new: z.enum(["room", "direct"]).optional().catch(undefined),
});
const RoomInfo = late(
  () => import("../chat/room-info.tsx").then((module) => module.RoomInfo),
  <LoadingRows rows={4} />,
);
const NewTalk = late(() => import("../chat/new-talk.tsx").then((module) => module.NewTalk));

export function ChatPage() {
  const t = useTexts(chatTexts);
  useTitle(t("chat"));
  const rooms = useRooms();
  return (
    <QueryState query={rooms} loading={<LoadingRows rows={8} />}>
      {(items) => <Chat rooms={items} />}
    </QueryState>
  );
}

/** Talks at the left, one of them in the middle, what is known of it at the right. */
function Chat({ rooms }: { rooms: Room[] }) {
  const t = useTexts(chatTexts);
  const navigate = useNavigate();
  const [filters, setFilters] = useUrlFilters(Filters);
  const search = useRef<HTMLInputElement>(null);
  const open = (room: number | undefined) => void navigate({ to: "/chat", search: room === undefined ? {} : { room } });
  const listed = rooms.find(({ id }) => id === filters.room);
  useChatKeys(rooms, filters.room, open, () => search.current?.focus());
  const view = (room: Room) => (
    <RoomView
      key={room.id}
      room={room}
      sought={filters.post}
      onSeek={(post) => setFilters({ post })}
      head={{
        showsInfo: filters.info === 1,
        onInfo: () => setFilters({ info: filters.info ? undefined : 1 }),
        onBack: () => open(undefined),
      }}
    />
  );
  return (
    <div
      className={styles.chat}
      data-open={filters.room !== undefined || undefined}
      data-info={(filters.room !== undefined && filters.info === 1) || undefined}
    >
      <RoomList rooms={rooms} current={filters.room} search={search} onNew={(what) => setFilters({ new: what })} />
      {listed ? (
        view(listed)
      ) : filters.room === undefined ? (
        <div className={styles.empty}>
          <EmptyState isPage title={t("chooseRoom")} hint={t("chooseRoomHint")} />
        </div>
      ) : (
        <Unlisted roomId={filters.room}>{view}</Unlisted>
      )}
      {filters.room !== undefined && filters.info === 1 && (
        <RoomInfo
          roomId={filters.room}
          onClose={() => setFilters({ info: undefined })}
          onSeek={(post) => setFilters({ post })}
          onLeft={() => open(undefined)}
        />
      )}
      {filters.new && <NewTalk what={filters.new} onClose={() => setFilters({ new: undefined })} onOpen={open} />}
    </div>
  );
}

/** A thread one does not follow, or a room put away: opened by its link. */
function Unlisted({ roomId, children }: { roomId: number; children: (room: Room) => React.ReactNode }) {
  const info = useRoomInfo(roomId);
  return (
    <div className={styles.room}>
      <QueryState query={info}>{({ room }) => children(room)}</QueryState>
    </div>
  );
}

function useChatKeys(rooms: Room[], current: number | undefined, open: (room: number) => void, find: () => void): void {
  const t = useTexts(chatTexts);
  const group = t("chat");
  const step = (by: 1 | -1) => () => {
    const at = rooms.findIndex(({ id }) => id === current);
    const next = rooms[(at + by + rooms.length) % rooms.length];
    if (next) open(next.id);
  };
  useKeys([
    { code: "ArrowDown", alt: true, title: t("keyNext"), group, whileTyping: true, run: step(1) },
    { code: "ArrowUp", alt: true, title: t("keyPrevious"), group, whileTyping: true, run: step(-1) },
    { code: "KeyF", title: t("keyFind"), group, run: find },
    {
      code: "KeyC",
      title: t("keyWrite"),
      group,
      run: () => document.querySelector<HTMLElement>('[data-testid="chat-text"]')?.focus(),
    },
  ]);
}
