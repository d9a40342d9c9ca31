import type { Call } from "./call.ts";
import type { World } from "./world.ts";

/** Plans a step of a call under a name; a new one of the same name replaces it. */
export function after(world: World, call: Call, name: string, seconds: number, run: () => Promise<void>): void {
  stop(call, name);
  const timer = { cancel: () => {} };
  timer.cancel = world.clock.after(seconds, call.pbxCallId, async () => {
    // It may have been called off while an earlier step was still being told.
    if (call.timers.get(name) !== timer) return;
    call.timers.delete(name);
    await run();
  });
  call.timers.set(name, timer);
}

export function stop(call: Call, name: string): void {
  call.timers.get(name)?.cancel();
  call.timers.delete(name);
}

export function stopAll(call: Call): void {
  for (const name of call.timers.keys()) stop(call, name);
}
