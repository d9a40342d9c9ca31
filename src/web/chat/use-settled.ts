import { useEffect, useState } from "react";

/** The value once typing rests. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 220);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
