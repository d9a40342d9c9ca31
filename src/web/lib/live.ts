// The live feed: the server says that something happened, pages read it anew. No data travels here.
// registerLive({ "task.created": (event) => [["tasks"], ["client", event.clientId]] }) tells which queries an event touches.
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import type { EventName } from "../../api/events.ts";
import { LiveMessage, type LiveEvent } from "../../api/live.ts";
import { createStore, useStore } from "./store.ts";

type Touches = (event: LiveEvent) => QueryKey[];
type Listener = (event: LiveEvent) => void;

const touched = new Map<string, Touches[]>();
const listeners = new Map<string, Set<Listener>>();
const connected = createStore(true);

/** Called once per slice, beside its queries. */
export function registerLive(table: Partial<Record<EventName, Touches>>): void {
  for (const [name, touches] of Object.entries(table)) touched.set(name, [...(touched.get(name) ?? []), touches]);
}

/** For what is more than refetching: a sound, a mark on a row. */
export const onLive = (names: EventName[], listener: Listener): (() => void) => listen(names, listener);

function listen(names: string[], listener: Listener): () => void {
  for (const name of names) listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
  return () => names.forEach((name) => listeners.get(name)?.delete(listener));
}

export function useLive(names: EventName[], listener: Listener): void {
  const heard = useEffectEvent(listener);
  const list = names.join();
  useEffect(() => listen(list.split(","), (event) => heard(event)), [list]);
}

const openings = new Set<() => void>();

/** For what must not be missed between its own reading and the moment the feed begins: it is read once more then. */
export function onFeedOpen(listener: () => void): () => void {
  openings.add(listener);
  return () => void openings.delete(listener);
}

/** False while the feed is broken; the shell shows it, queries go on by themselves. */
export const useLiveConnected = () => useStore(connected);

/** Opens the feed and keeps it open; returns the way to close it. */
export function startLive(queryClient: QueryClient): () => void {
  const read = createReader(queryClient);
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let closed = false;

  const connect = () => {
    socket = new WebSocket(addressAfter(read.lastId()));
    socket.onopen = () => {
      failures = 0;
      connected.set(true);
    };
    socket.onmessage = ({ data }) => read.message(String(data));
    socket.onclose = () => {
      if (closed) return;
      failures += 1;
      // One broken connection is a blink; a banner for it would only worry.
      if (failures > 1) connected.set(false);
      timer = setTimeout(connect, pauseAfter(failures));
    };
  };
  const now = () => {
    if (socket?.readyState !== WebSocket.CLOSED) return;
    clearTimeout(timer);
    connect();
  };
  addEventListener("online", now);
  connect();
  return () => {
    closed = true;
    removeEventListener("online", now);
    clearTimeout(timer);
    socket?.close();
  };
}

function addressAfter(lastId: number | null): string {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/api/live${lastId === null ? "" : `?after=${lastId}`}`;
}

/** 1, 2, 4 … 30 seconds, with a spread so that all tabs of the firm don't return at one moment. */
export const pauseAfter = (failures: number, spread = Math.random()) =>
  Math.min(30_000, 1000 * 2 ** Math.min(failures - 1, 6)) * (0.75 + spread / 2);

/** After a break the server repeats some events, so the last few hundred ids are remembered. */
const MEMORY = 300;

export function createReader(queryClient: QueryClient, now: () => number = Date.now) {
  const opened = now();
  let lastId: number | null = null;
  let seen: number[] = [];

  const reset = (id: number) => {
    // The first answer only tells the place in the feed: what was read after the start is fresh.
    const first = lastId === null;
    lastId = id;
    void queryClient.invalidateQueries(first ? { predicate: (query) => query.state.dataUpdatedAt < opened } : {});
    for (const listener of openings) listener();
  };
  const take = (happened: LiveEvent[]) => {
    const fresh = happened.filter((event) => !seen.includes(event.id));
    seen = [...seen, ...fresh.map((event) => event.id)].slice(-MEMORY);
    lastId = fresh.reduce((last, event) => Math.max(last, event.id), lastId ?? 0);
    refetch(fresh, queryClient);
    for (const event of fresh) for (const listener of listeners.get(event.name) ?? []) listener(event);
  };
  return {
    lastId: () => lastId,
    message(text: string): void {
      const parsed = LiveMessage.safeParse(JSON.parse(text));
      if (!parsed.success) return;
      if (parsed.data.type === "reset") reset(parsed.data.lastId);
      else take(parsed.data.events);
    },
  };
}

// A burst of events (a bulk move) names the same queries many times; each is read once.
function refetch(happened: LiveEvent[], queryClient: QueryClient): void {
  const keys = new Map<string, QueryKey>();
  for (const event of happened) {
    for (const touches of touched.get(event.name) ?? []) {
      for (const key of touches(event)) keys.set(JSON.stringify(key), key);
    }
  }
  for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey });
}
