import { events, type EventData, type EventName } from "../../api/events.ts";
import type { Ctx, Reaction } from "../kernel/ctx.ts";
import { followLetter } from "./follow-letter.ts";
import { followResponsible } from "./follow-responsible.ts";
import { markSeen } from "./mark-seen.ts";
import { noteBrought, noteFailure } from "./note-outcome.ts";
import { noteWord } from "./note-word.ts";
import { myId } from "./store.ts";

/**
 * Words of every channel, in the transactions that store them. Robots' words do not count: a mailing to thousands is no
 * conversation, and an automatic answer is not the answer that the client waits for.
 */
export const reactions: readonly Reaction[] = [
  of("message.received", (ctx, clientId, { messageId, channel }) =>
    noteWord(ctx, { clientId }, { side: "client", kind: "message", refId: messageId, channel }),
  ),
  of("message.queued", async (ctx, clientId, { messageId, channel }) => {
    if (myId(ctx) !== null)
      await noteWord(ctx, { clientId }, { side: "firm", kind: "message", refId: messageId, channel });
  }),
  of("message.failed", (ctx, clientId, { messageId }) =>
    noteFailure(ctx, clientId, { kind: "message", refId: messageId }),
  ),
  of("message.cancelled", (ctx, clientId, { messageId }) =>
    noteFailure(ctx, clientId, { kind: "message", refId: messageId }),
  ),
  of("message.brought", (ctx, clientId) => noteBrought(ctx, clientId)),
  {
    events: ["letter.received"],
    async run(ctx, { clientId, data }) {
      const { letterId } = events["letter.received"].data.parse(data);
      const party = clientId === null ? { letterId } : { clientId };
      await noteWord(ctx, party, { side: "client", kind: "letter", refId: letterId, channel: "email" });
    },
  },
  of("letter.linked", (ctx, clientId, { letterId }) => followLetter(ctx, clientId, letterId)),
  of("letter.queued", async (ctx, clientId, { letterId }) => {
    if (myId(ctx) !== null)
      await noteWord(ctx, { clientId }, { side: "firm", kind: "letter", refId: letterId, channel: "email" });
  }),
  of("letter.failed", (ctx, clientId, { letterId }) => noteFailure(ctx, clientId, { kind: "letter", refId: letterId })),
  of("letter.bounced", (ctx, clientId, { letterId }) =>
    noteFailure(ctx, clientId, { kind: "letter", refId: letterId }),
  ),
  of("call.missed", (ctx, clientId, { callId }) =>
    noteWord(ctx, { clientId }, { side: "client", kind: "call", refId: callId, channel: "call" }),
  ),
  of("call.ended", async (ctx, clientId, { callId, outcome }) => {
    if (outcome === "talked")
      await noteWord(ctx, { clientId }, { side: "firm", kind: "call", refId: callId, channel: "call" });
  }),
  of("call.logged", async (ctx, clientId, { callId, result, direction, lineOutcome }) => {
    // Of a call of the line its end was the word; the result is entered later, maybe after the client wrote again.
    if (lineOutcome !== undefined) return;
    const isMissed = direction === "in" && result === "no-answer";
    if (result === "talked" || isMissed)
      await noteWord(
        ctx,
        { clientId },
        {
          side: isMissed ? "client" : "firm",
          kind: "call",
          refId: callId,
          channel: "call",
        },
      );
  }),
  of("dialog.read", (ctx, clientId) => markSeen(ctx, clientId)),
  of("matter.assigned", followResponsible),
];

/** What concerns no client is not of the inbox. */
function of<N extends EventName>(
  name: N,
  run: (ctx: Ctx, clientId: number, data: EventData<N>) => Promise<void>,
): Reaction {
  return {
    events: [name],
    async run(ctx, { clientId, data }) {
      // Parsed by the schema of the event it was written with, so it has that event's shape.
      if (clientId !== null) await run(ctx, clientId, events[name].data.parse(data) as EventData<N>);
    },
  };
}
