import { announce } from "../lib/announce.ts";
import { createStore } from "../lib/store.ts";
import { say } from "../lib/i18n.ts";
import { errorText } from "./error-text.ts";
import type { Tone } from "./tone.ts";
import { uiTexts } from "./texts.ts";

export type ToastInput = {
  text: string;
  /** Second line: what robots will do, what is left. */
  detail?: string;
  tone?: Extract<Tone, "green" | "red" | "amber" | "gray">;
  /** Restores the whole former state; also on Ctrl+Z while the toast is seen. */
  undo?: () => Promise<unknown> | void;
  action?: { label: string; run: () => void };
  /** ms; 6 s with undo, 5 s without, 8 s for a failure. */
  life?: number;
};
export type Toast = ToastInput & { id: number; life: number };

export const toasts = createStore<Toast[]>([]);
let nextId = 1;

/** Three at most: the oldest goes. The text is also read aloud. */
export function toast(input: ToastInput): number {
  const id = nextId++;
  const life = input.life ?? (input.undo ? 6000 : input.tone === "red" ? 8000 : 5000);
  toasts.update((now) => [...now.slice(-2), { ...input, id, life }]);
  announce([input.text, input.detail].filter(Boolean).join(". "));
  return id;
}

/** For `onError` of a mutation: toastError(error) or toastError(error, "Карточка не перенесена"). */
export function toastError(error: unknown, what?: string): void {
  const reason = errorText(error);
  toast(
    what
      ? { text: what, detail: reason, tone: "red" }
      : { text: reason.charAt(0).toUpperCase() + reason.slice(1), tone: "red" },
  );
}

export function dismissToast(id: number): void {
  toasts.update((now) => now.filter((one) => one.id !== id));
}

export async function undoToast(one: Toast): Promise<void> {
  dismissToast(one.id);
  try {
    await one.undo?.();
    announce(say(uiTexts, "undone"));
  } catch (error) {
    toastError(error);
  }
}

/** Ctrl+Z: the newest toast that can be undone. False when there is none. */
export function undoLast(): boolean {
  const last = toasts.get().findLast((one) => one.undo);
  if (last) void undoToast(last);
  return last !== undefined;
}
