import type { AnyRouter } from "@tanstack/react-router";
import { listNotices } from "../../api/notices.ts";
import { call } from "../lib/api.ts";
import { say } from "../lib/i18n.ts";
import { ring } from "../lib/ring.ts";
import { sessionNow } from "../lib/session.ts";
import { desktopText } from "./notice-text.ts";
import { shellTexts } from "./texts.ts";

const FRESH_MS = 60_000;
let lastRung = 0;

export async function tellNotice(router: AnyRouter): Promise<void> {
  const { items } = await call(listNotices, { query: {} });
  const [newest] = items;
  // The feed tells of everybody's notices: only a fresh one of this person's own rings, and once.
  if (!newest || newest.isRead || newest.id <= lastRung || Date.now() - Date.parse(newest.at) > FRESH_MS) return;
  lastRung = newest.id;
  const { client } = newest;
  const open = () =>
    void (client
      ? router.navigate({ to: "/clients/$clientId", params: { clientId: String(client.id) }, search: {} })
      : router.navigate({ to: "/applications" }));
  const sound = sessionNow()?.user.sound ?? false;
  ring({ title: say(shellTexts, "brand"), text: desktopText(newest), sound, open });
}
