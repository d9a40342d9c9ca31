/** Lets one through each `gapMs`, in the order in which they came: partners count requests a second. */
export function paced(gapMs: number): <T>(work: () => Promise<T>) => Promise<T> {
  let next = 0;
  return async (work) => {
    const now = performance.now();
    const start = Math.max(now, next);
    next = start + gapMs;
    if (start > now) await new Promise((resolve) => setTimeout(resolve, start - now));
    return work();
  };
}
