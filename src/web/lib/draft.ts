// Unsent text kept on the device per place (client and channel): useDraft(`client-${id}-comment`).
import { useCallback, useEffect, useRef, useState } from "react";
import { readStored, writeStored } from "./stored.ts";

const PREFIX = "oplot.draft.";

export type Draft = { text: string; setText: (text: string) => void; clear: () => void; wasKept: boolean };

export function useDraft(key: string, initial = ""): Draft {
  const name = PREFIX + key;
  const [state, setState] = useState(() => kept(name, initial));
  const current = useRef(name);
  useEffect(() => {
    if (current.current === name) return;
    current.current = name;
    setState(kept(name, initial));
  }, [name, initial]);

  // Another place may write it too: an answer begun in the timeline.
  useEffect(() => {
    const told = (changed: string) => changed === name && setState(kept(name, initial));
    listeners.add(told);
    return () => void listeners.delete(told);
  }, [name, initial]);

  const setText = useCallback(
    (text: string) => {
      writeStored(name, text.trim() === "" ? null : text);
      setState({ text, wasKept: false });
    },
    [name],
  );
  const clear = useCallback(() => {
    writeStored(name, null);
    setState({ text: "", wasKept: false });
  }, [name]);
  return { ...state, setText, clear };
}

const listeners = new Set<(name: string) => void>();
/** Writes a draft from outside its form; a form that is open shows it at once. */
export function changeDraft(key: string, change: (text: string) => string): void {
  const name = PREFIX + key;
  writeStored(name, change(readStored(name) ?? ""));
  for (const tell of listeners) tell(name);
}

/** For a mark «черновик» in lists. */
export const hasDraft = (key: string) => readStored(PREFIX + key) !== null;

/** Drafts may name clients: they don't outlive the session. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Storage is forbidden: then nothing was kept either.
  }
}

const kept = (name: string, initial: string) => {
  const stored = readStored(name);
  return { text: stored ?? initial, wasKept: stored !== null };
};
