// What was said and is not there yet: it stands at the end of its room, is tried again by one press, and never twice.
import { addPost } from "../../api/chat.ts";
import { call } from "../lib/api.ts";
import { newKey } from "../lib/new-key.ts";
import { createStore } from "../lib/store.ts";
import { errorText } from "../ui/error-text.ts";
import { keepPost, type Post } from "./queries.ts";

export type Pending = {
  key: string;
  roomId: number;
  body: string;
  replyTo: Post["replyTo"];
  mentions: number[];
  files: number[];
  at: string;
  /** Null while it is on its way. */
  failed: string | null;
};

export const pendings = createStore<Pending[]>([]);

export function say(what: Omit<Pending, "key" | "at" | "failed">): void {
  const pending: Pending = { ...what, key: newKey(), at: new Date().toISOString(), failed: null };
  pendings.update((now) => [...now, pending]);
  void send(pending);
}

export function sayAgain(pending: Pending): void {
  change(pending.key, null);
  void send(pending);
}

export const dropSent = (key: string): void => pendings.update((now) => now.filter((one) => one.key !== key));

async function send({ key, roomId, body, replyTo, mentions, files }: Pending): Promise<void> {
  try {
    const post = await call(addPost, {
      params: { id: roomId },
      body: { body, key, mentions, files, ...(replyTo ? { replyTo: replyTo.id } : {}) },
    });
    keepPost(post);
    dropSent(key);
  } catch (error) {
    change(key, errorText(error));
  }
}

const change = (key: string, failed: string | null) =>
  pendings.update((now) => now.map((one) => (one.key === key ? { ...one, failed } : one)));
