import { useTexts } from "../../lib/i18n.ts";
import { Tag } from "../../ui/tag.tsx";
import type { Tone } from "../../ui/tone.ts";
import { templatesTexts } from "./templates-texts.ts";

const tones = {
  approved: "green",
  pending: "amber",
  received: "amber",
  rejected: "red",
  paused: "amber",
  disabled: "red",
  removed: "hollow",
  unsubmitted: "hollow",
} as const satisfies Record<string, Tone>;
const states = ["approved", "pending", "received", "rejected", "paused", "disabled", "removed", "unsubmitted"] as const;

/** What the partner last said of the template; a word of its own that we do not know is shown as it is. */
export function ApprovalTag({ approval }: { approval: string }) {
  const t = useTexts(templatesTexts);
  const known = states.find((one) => one === approval);
  return <Tag tone={known ? tones[known] : "gray"}>{known ? t(known) : approval}</Tag>;
}
