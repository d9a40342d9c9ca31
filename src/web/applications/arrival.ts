import { listApplications } from "../../api/applications.ts";
import type { LiveEvent } from "../../api/live.ts";
import { goTo } from "../lib/address.ts";
import { call } from "../lib/api.ts";
import { say } from "../lib/i18n.ts";
import { ring } from "../lib/ring.ts";
import { sessionNow } from "../lib/session.ts";
import { toast } from "../ui/toast-store.ts";
import { texts } from "./texts.ts";

/** A burst (an import, a campaign) rings once. */
const QUIET = 3000;
let lastRung = 0;

/** A new application is told on whatever page one works: a toast in each tab, sound and desktop notification in one. Nothing personal but the number. */
export async function tellArrived({ subjectId, actorId }: LiveEvent): Promise<void> {
  const session = sessionNow();
  // Who entered the client by hand knows of it.
  if (!session?.rights.includes("applications.take") || actorId === session.user.id) return;
  // The toast is worth showing without the number too.
  const page = await call(listApplications, { query: { state: "new" } }).catch(() => null);
  const number = page?.items.find((item) => item.id === subjectId)?.number;
  const text = number === undefined ? say(texts, "arrivedUnknown") : say(texts, "arrived", { number });
  const open = () => goTo("/applications?tab=new");
  const isHere = location.pathname.endsWith("/applications");
  toast({ text, tone: "gray", life: 8000, ...(isHere ? {} : { action: { label: say(texts, "look"), run: open } }) });
  if (Date.now() - lastRung < QUIET) return;
  lastRung = Date.now();
  ring({ title: say(texts, "title"), text, sound: session.user.sound, open });
}
