import type { AnyRouter } from "@tanstack/react-router";
import { listNotices } from "../../api/notices.ts";
import { call } from "../lib/api.ts";
import { say } from "../lib/i18n.ts";
import { hasPush } from "../lib/push.ts";
import { chime, ring } from "../lib/ring.ts";
import { sessionNow } from "../lib/session.ts";
import { openNotice } from "./open-notice.ts";
import { desktopText } from "./notice-text.ts";
import { shellTexts } from "./texts.ts";

const FRESH_MS = 60_000;
let lastRung = "";

export async function tellNotice(router: AnyRouter): Promise<void> {
  const { items } = await call(listNotices, { query: {} });
  const [newest] = items;
  // Only a fresh one rings, once for each word that joined it, and not in the room that is being looked at.
  if (!newest || newest.isRead || newest.at <= lastRung || Date.now() - Date.parse(newest.at) > FRESH_MS) return;
  lastRung = newest.at;
  if (isLookedAt(newest.data["roomId"])) return;
  const sound = newest.withSound && (sessionNow()?.user.sound ?? false);
  // A browser that is woken by push shows it by itself.
  if (hasPush()) return sound ? chime() : undefined;
  ring({ title: say(shellTexts, "brand"), text: desktopText(newest), sound, open: () => openNotice(router, newest) });
}

const isLookedAt = (roomId: unknown): boolean =>
  typeof roomId === "number" &&
  document.hasFocus() &&
  new URLSearchParams(location.search).get("room") === String(roomId);
