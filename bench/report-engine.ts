import type { Engine } from "./engine.ts";
import type { Rehearsals } from "./rehearsal.ts";
import type { Line } from "./report.ts";

const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;

/** Goals of the automation beside what was measured. */
export function engineLines(engine: Engine): Line[] {
  const share = engine.entries / engine.plain;
  const { firing, bulk, besideWaiting: beside } = engine;
  return [
    {
      what: "Stage entry with five robots against the same rows by plain SQL",
      measured: `${share.toFixed(2)} (${Math.round(engine.entries)} against ${Math.round(engine.plain)} a second)`,
      goal: "≥ 0.35",
      isReached: share >= 0.35,
    },
    {
      what: "The same beside a million waiting robots, against without them",
      measured: beside.toFixed(2),
      goal: "≥ 0.9",
      isReached: beside >= 0.9,
    },
    {
      what: "Firing after the planned moment, 200 a second, p99",
      measured: `${Math.round(firing.p99)} ms (median ${Math.round(firing.p50)} ms, worst ${Math.round(firing.worst)} ms)`,
      goal: "< 1 s",
      isReached: firing.p99 < 1000,
    },
    {
      what: "Move to a stage without rules against the same without automation",
      measured: engine.emptyMove.toFixed(2),
      goal: "≤ 1.2",
      isReached: engine.emptyMove <= 1.2,
    },
    {
      what: "10,000 waiting robots recomputed, and cancelled, by one change",
      measured: `${seconds(bulk.recomputeMs)} and ${seconds(bulk.cancelMs)}`,
      goal: "< 10 s",
      isReached: Math.max(bulk.recomputeMs, bulk.cancelMs) < 10_000,
    },
  ];
}

export const rehearsalLines = ({ large, heapRatio }: Rehearsals): Line[] => [
  {
    what: "Rehearsal of 10,000 cards over 90 days",
    measured: `${seconds(large.wallMs)}; heap ${heapRatio.toFixed(2)} of that at 1,000 cards`,
    goal: "< 60 s, flat",
    isReached: large.wallMs < 60_000 && heapRatio < 1.5,
  },
];

export const engineWords = `- **Engine.** Cards are moved to a stage with five immediate robots that write a comment each; a round ends when the last robot is
  done. One worker process; the movers, the worker and PostgreSQL share the cores. One such stay is read back with all that it left
  (move, stay, runs, comments, events, the queue's rows), and four plain connections write the same in the same transactions; both
  in turns. A second firm on the same server gets a million robots that wait for another month, and rounds of both firms go in
  turns; 4,000 robots due at 200 a second are fired beside the million, each measured from its planned moment to its commit. The empty move is the whole move against
  itself less the automation's part in it.
- **Bulk.** Ten thousand waiting robots count from a date of their cards; the date of all cards is changed and they are planned
  anew. Then their rule is taken away with "apply to what waits".
- **Rehearsal.** The pipeline "Applications" over 90 days of filled events, at 1,000 and at 10,000 cards.`;
