import { useRouter } from "@tanstack/react-router";
import { isLeader } from "../lib/leader.ts";
import { useLive } from "../lib/live.ts";

/** A notice to this person rings in one tab; the feed says only that it came, its words are read by the part that comes late. */
export function useNoticeRing(): void {
  const router = useRouter();
  useLive(["notice.sent"], () => {
    if (isLeader()) void import("./tell-notice.ts").then(({ tellNotice }) => tellNotice(router));
  });
}
