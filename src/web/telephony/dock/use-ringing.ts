import { useRouter } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { announce } from "../../lib/announce.ts";
import { say } from "../../lib/i18n.ts";
import { isLeader } from "../../lib/leader.ts";
import { chime, ring } from "../../lib/ring.ts";
import { useSession } from "../../lib/session.ts";
import type { CurrentCall } from "../queries.ts";
import { callTitle } from "./call-title.ts";
import { phaseOf } from "./dock-model.ts";
import { dockTexts } from "./dock-texts.ts";

const AGAIN_MS = 4000;

/** One tab rings while a call of this person's own rings, with sound by his choice; the name is said to a screen reader alone. */
export function useRinging(calls: CurrentCall[]): void {
  const router = useRouter();
  const { user } = useSession();
  const ringing = calls.find((one) => phaseOf(one) === "rings");
  const id = ringing?.id;
  const name = ringing && callTitle(ringing);
  const tell = useEffectEvent(() => name && announce(say(dockTexts, "spokenRing", { name })));
  useEffect(() => {
    if (id !== undefined) tell();
  }, [id]);
  useEffect(() => {
    if (id === undefined) return;
    const words = { title: say(dockTexts, "ringTitle"), text: say(dockTexts, "ringText") };
    ring({ ...words, sound: user.sound, open: () => void router.navigate({ to: "." }) });
    if (!user.sound) return;
    const timer = setInterval(() => isLeader() && chime(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [id, user.sound, router]);
}
