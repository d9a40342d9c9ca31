// Whether and how this browser is woken by notices while no page of ours is open (Web Push).
import { readStored, writeStored } from "./stored.ts";

const MARK = "oplot.push";
const WORKER = "/sw.js";

/** This browser is woken by push now; the mark is its own, the list of browsers is the server's. */
export const hasPush = (): boolean => readStored(MARK) !== null;
export const pushId = (): number | null => Number(readStored(MARK)) || null;
export const markPush = (id: number | null): void => void writeStored(MARK, id === null ? null : String(id));

export const canPush = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && typeof Notification !== "undefined";

export type PushAddress = { endpoint: string; p256dh: string; auth: string; name: string };

/** Asks the person and the browser; null when either says no. Throws when the push service does not answer. */
export async function subscribe(publicKey: string): Promise<PushAddress | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  const worker = await navigator.serviceWorker.register(WORKER, { scope: "/app" });
  const old = await worker.pushManager.getSubscription();
  // One made for another key (a restored database) would never be woken by ours.
  await old?.unsubscribe();
  const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint, keys } = made.toJSON();
  const { p256dh, auth } = keys ?? {};
  return endpoint && p256dh && auth ? { endpoint, p256dh, auth, name: browserName(navigator.userAgent) } : null;
}

export async function unsubscribe(): Promise<void> {
  const worker = await navigator.serviceWorker.getRegistration("/app");
  await (await worker?.pushManager.getSubscription())?.unsubscribe();
}

/** «Chrome, Windows»: enough to know one's own browsers apart. */
export function browserName(agent: string): string {
  const browser = [
    ["YaBrowser", "Яндекс Браузер"],
    ["Edg/", "Edge"],
    ["OPR/", "Opera"],
    ["Firefox", "Firefox"],
    ["Chrome", "Chrome"],
    ["Safari", "Safari"],
  ].find(([mark = ""]) => agent.includes(mark))?.[1];
  const system = ["Windows", "Android", "iPhone", "iPad", "Mac", "Linux"].find((mark) => agent.includes(mark));
  return [browser, system].filter(Boolean).join(", ");
}
