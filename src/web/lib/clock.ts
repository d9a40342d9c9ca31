import { useSyncExternalStore } from "react";

const clocks = new Map<number, { now: Date; listeners: Set<() => void>; timer: ReturnType<typeof setInterval> }>();

/** The present moment, moving every `step` ms (30 s unless told); all watchers of one step share a timer. */
export function useNow(step = 30_000): Date {
  return useSyncExternalStore(
    (listener) => watch(step, listener),
    () => clocks.get(step)?.now ?? startOf(step),
  );
}

function watch(step: number, listener: () => void): () => void {
  const known = clocks.get(step);
  const clock = known ?? {
    now: startOf(step),
    listeners: new Set<() => void>(),
    timer: setInterval(() => tick(step), step),
  };
  clocks.set(step, clock);
  clock.listeners.add(listener);
  return () => {
    clock.listeners.delete(listener);
    if (clock.listeners.size > 0) return;
    clearInterval(clock.timer);
    clocks.delete(step);
  };
}

function tick(step: number): void {
  const clock = clocks.get(step);
  if (!clock) return;
  clock.now = new Date();
  for (const listener of clock.listeners) listener();
}

// Before the first subscription React asks twice and wants the same answer.
const starts = new Map<number, Date>();

function startOf(step: number): Date {
  const known = starts.get(step);
  if (known && Date.now() - known.getTime() < step) return known;
  const fresh = new Date();
  starts.set(step, fresh);
  return fresh;
}
