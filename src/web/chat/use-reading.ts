import { useEffect, useEffectEvent, useRef, type RefObject } from "react";
import { readRoom } from "../../api/chat-rooms.ts";
import { call } from "../lib/api.ts";
import { queryClient } from "../lib/query-client.ts";
import { countAnew } from "./take-news.ts";
import { roomsKey, type Room } from "./queries.ts";

/** A glance of this length reads what is on the screen. */
const GLANCE_MS = 350;

/** Moves the reading mark to the lowest post seen whole by somebody who looks at the page. Returns what to call after a scroll. */
export function useReading(roomId: number, box: RefObject<HTMLElement | null>, newest: number): () => void {
  const marked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const look = () => {
    const upTo = box.current && document.hasFocus() ? lowestSeen(box.current) : 0;
    if (upTo <= marked.current) return;
    marked.current = upTo;
    settle(roomId, upTo);
    call(readRoom, { params: { id: roomId }, body: { upTo } }).catch(() => {
      marked.current = 0; // the next glance tells it again
    });
  };
  const soon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(look, GLANCE_MS);
  };
  const glance = useEffectEvent(soon);
  useEffect(() => {
    glance();
    const back = () => glance();
    addEventListener("focus", back);
    return () => removeEventListener("focus", back);
  }, [roomId, newest]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return soon;
}

function lowestSeen(box: HTMLElement): number {
  const edge = box.getBoundingClientRect().bottom;
  const posts = [...box.querySelectorAll<HTMLElement>("[data-last]")].filter((post) => {
    const { top, bottom } = post.getBoundingClientRect();
    // A post longer than the screen is read when its beginning has been.
    return bottom <= edge + 2 || top < edge - 120;
  });
  return posts.reduce((most, post) => Math.max(most, Number(post.dataset["last"])), 0);
}

/** The badge goes at once; the server's word (chat.read) sets it exactly. */
function settle(roomId: number, upTo: number): void {
  queryClient.setQueryData<Room[]>(roomsKey, (rooms) =>
    rooms?.map((room) =>
      room.id === roomId && upTo >= (room.lastPost?.id ?? 0)
        ? { ...room, unread: 0, mentions: 0, readPostId: Math.max(room.readPostId, upTo) }
        : room,
    ),
  );
  countAnew();
}
