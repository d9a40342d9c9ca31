import { useState } from "react";

/** While `isHeld`, the value stays as it was at the beginning: news must not shift cards under a moving hand. */
export function useHeld<T>(value: T, isHeld: boolean): T {
  const [held, setHeld] = useState<{ value: T } | null>(null);
  if (isHeld && !held) setHeld({ value });
  if (!isHeld && held) setHeld(null);
  return isHeld && held ? held.value : value;
}
