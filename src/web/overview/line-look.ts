import type { Icon } from "@tabler/icons-react";
import type { Pair } from "../lib/i18n.ts";

export type LineTone = "gray" | "green" | "blue" | "amber" | "red" | "violet";
/** card: words of people; line: one sentence; noise: folded into one line a day. */
export type Look = { text: Pair; icon: Icon; tone: LineTone; look: "card" | "line" | "noise" };
