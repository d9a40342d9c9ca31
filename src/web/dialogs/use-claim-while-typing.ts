import { useRef, type FormEvent } from "react";
import { useSession } from "../lib/session.ts";
import type { Brief } from "./queries.ts";
import type { Verbs } from "./use-verbs.ts";

const RENEW_MS = 4 * 60_000;

/** Whoever begins to write to the client answers him: asked for at the first letter, renewed while he writes. */
export function useClaimWhileTyping({ claim }: Brief, verbs: Verbs): (event: FormEvent) => void {
  const { user, can } = useSession();
  const asked = useRef(0);
  return (event) => {
    const isText = event.target instanceof HTMLTextAreaElement && event.target.value.trim() !== "";
    const isOthers = claim !== null && claim.id !== user.id;
    if (!isText || isOthers || !can("messages.send") || Date.now() - asked.current < RENEW_MS) return;
    asked.current = Date.now();
    verbs.claim.mutate(false);
  };
}
