import { useRouter } from "@tanstack/react-router";
import { listNotices } from "../../api/notices.ts";
import { call } from "../lib/api.ts";
import { isLeader } from "../lib/leader.ts";
import { useLive } from "../lib/live.ts";
import { ring } from "../lib/ring.ts";
import { useSession } from "../lib/session.ts";
import { say } from "../lib/i18n.ts";
import { noticeText } from "./notice-text.ts";
import { shellTexts } from "./texts.ts";

let lastRung = 0;

/** A notice to this person rings in one tab; the feed says only that it came, its words are read here. */
export function useNoticeRing(): void {
  const { user } = useSession();
  const router = useRouter();
  useLive(["notice.sent"], () => {
    if (isLeader()) void tell();
  });

  async function tell(): Promise<void> {
    const { items } = await call(listNotices, { query: {} });
    const [newest] = items;
    // The feed tells of everybody's notices: only a fresh one of this person's own rings, and once.
    if (!newest || newest.isRead || newest.id <= lastRung || Date.now() - Date.parse(newest.at) > 60_000) return;
    lastRung = newest.id;
    const { client } = newest;
    const open = () =>
      void (client
        ? router.navigate({ to: "/clients/$clientId", params: { clientId: String(client.id) }, search: {} })
        : router.navigate({ to: "/applications" }));
    ring({ title: client?.name ?? say(shellTexts, "brand"), text: noticeText(newest), sound: user.sound, open });
  }
}
