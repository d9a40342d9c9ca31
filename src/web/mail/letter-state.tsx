import { IconAlertTriangle, IconCheck, IconClock, IconHelpCircle, IconPlayerStop } from "@tabler/icons-react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { Tag } from "../ui/tag.tsx";
import type { Tone } from "../ui/tone.ts";
import type { LetterBrief } from "./queries.ts";
import { mailTexts } from "./texts.ts";

const looks: Record<LetterBrief["state"], [Tone, typeof IconCheck | null]> = {
  received: ["gray", null],
  queued: ["gray", IconClock],
  sending: ["gray", IconClock],
  sent: ["green", IconCheck],
  appended: ["green", IconCheck],
  retry: ["amber", IconClock],
  failed: ["red", IconAlertTriangle],
  unknown: ["amber", IconHelpCircle],
  cancelled: ["hollow", IconPlayerStop],
};

/** What became of a letter of ours, in a word and a sign. */
export function LetterState({ state, retryAt }: { state: LetterBrief["state"]; retryAt?: string | null }) {
  const t = useTexts(mailTexts);
  const f = useFormat();
  const [tone, Sign] = looks[state];
  if (state === "received") return null;
  return (
    <Tag tone={tone} icon={Sign && <Sign size={14} />}>
      {t(`state_${state}`, { when: retryAt ? f.when(retryAt) : "" }).trim()}
    </Tag>
  );
}
