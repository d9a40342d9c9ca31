import { useRef } from "react";
import { newKey } from "../lib/new-key.ts";

/** Made in the browser for one content: pressed twice, or tried again after a lost answer, it stays one message. */
export function useSendKey(): { keyFor: (content: string) => string; renew: () => void } {
  const kept = useRef({ content: "", key: newKey() });
  return {
    keyFor: (content) => {
      if (kept.current.content !== content) kept.current = { content, key: newKey() };
      return kept.current.key;
    },
    renew: () => {
      kept.current = { content: "", key: newKey() };
    },
  };
}
