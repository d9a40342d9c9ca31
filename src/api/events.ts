import { z } from "zod";
import { event } from "./event.ts";
import { paperEvents } from "./events-of-papers.ts";
import { Id } from "./scalars.ts";

/**
 * All that can ever happen: one row per change, in the change's transaction. `need` is who may hear of it live.
 * Data holds ids and the few values the sentence needs; texts of people stay in their own tables.
 */
const fields = z.object({ fields: z.array(z.string()) });
const none = z.object({});

export const events = {
  "user.created": event("users.read", z.object({ role: z.string() })),
  "user.changed": event("users.read", fields),
  "user.signed-in": event("audit.read", z.object({ address: z.string() })),
  "user.signed-out": event("audit.read", none),
  "user.sign-in-failed": event("audit.read", z.object({ address: z.string(), locked: z.boolean() })),
  "user.shift-started": event("applications.read", none),
  "user.shift-ended": event("applications.read", none),
  "token.created": event("audit.read", z.object({ tokenId: Id })),
  "token.revoked": event("audit.read", z.object({ tokenId: Id })),
  "firm.changed": event("signed-in", fields),
  "law.rule-changed": event("signed-in", z.object({ code: z.string(), from: z.string() })),
  "law.rule-approved": event("signed-in", z.object({ code: z.string(), from: z.string() })),
  "law.calendar-changed": event("signed-in", z.object({ day: z.string() })),
  /** The working calendar of the coming year is not there. */
  "law.calendar-missing": event("signed-in", z.object({ year: z.int() })),

  "application.received": event("applications.read", z.object({ applicationId: Id, number: z.int() })),
  "application.repeated": event("applications.read", z.object({ applicationId: Id, number: z.int() })),
  "application.suspected": event("applications.release", z.object({ applicationId: Id, reasons: z.array(z.string()) })),
  "application.released": event("applications.release", z.object({ applicationId: Id })),
  "application.rejected": event("applications.release", z.object({ applicationId: Id })),
  "application.taken": event("applications.read", z.object({ applicationId: Id, userId: Id })),
  "application.overdue": event(
    "applications.read",
    z.object({ applicationId: Id, fromUserId: Id.nullable(), toUserId: Id.nullable() }),
  ),

  "client.created": event("clients.read", none),
  "client.changed": event("clients.read", fields),
  /** `claimId` is the word that disagrees; its value stays in its table. */
  "client.fact-disputed": event("clients.read", z.object({ field: z.string(), claimId: Id })),
  "client.fact-decided": event("clients.read", z.object({ field: z.string(), claimId: Id })),
  "client.records-changed": event(
    "clients.read",
    z.object({ recordId: Id, kind: z.string(), how: z.enum(["added", "changed", "removed", "restored"]) }),
  ),
  "client.absence-said": event("clients.read", z.object({ kind: z.string(), isAbsent: z.boolean() })),
  "client-fields.changed": event("signed-in", z.object({ fieldId: Id })),
  "client.debts-changed": event("clients.read", z.object({ totalKopecks: z.int(), creditors: z.int() })),
  "creditor.changed": event("clients.read", z.object({ creditorId: Id, how: z.enum(["added", "changed", "merged"]) })),
  "client.tags-changed": event("clients.read", z.object({ added: z.array(z.string()), removed: z.array(z.string()) })),
  "consent.given": event("clients.read", z.object({ purpose: z.string(), textVersion: z.string() })),
  "consent.withdrawn": event("clients.read", z.object({ purpose: z.string(), channel: z.string().optional() })),
  "comment.added": event("clients.read", z.object({ commentId: Id })),

  "matter.opened": event("clients.read", z.object({ pipelineId: Id, stageId: Id, source: z.string() })),
  "matter.moved": event(
    "clients.read",
    z.object({
      fromStageId: Id,
      toStageId: Id,
      /** `removal`: its stage was removed; nothing of the case happened. */
      by: z.enum(["hand", "trigger", "robot", "removal"]),
      rule: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
  "matter.move-undone": event("clients.read", z.object({ fromStageId: Id, toStageId: Id })),
  "matter.assigned": event("clients.read", z.object({ fromUserId: Id.nullable(), toUserId: Id.nullable() })),
  "matter.changed": event("clients.read", fields),
  "matter.observers-changed": event("clients.read", z.object({ added: z.array(Id), removed: z.array(Id) })),
  /** `missing`: codes of what the stage's list asks for; the reason stays in its table. */
  "matter.gaps-passed": event(
    "clients.read",
    z.object({ stageId: Id, missing: z.array(z.string()), by: z.enum(["hand", "trigger", "robot"]) }),
  ),
  /** So many days nobody did anything. */
  "matter.stale": event("clients.read", z.object({ stageId: Id, days: z.int() })),
  "advice.answered": event("clients.read", z.object({ code: z.string() })),
  "advice.recorded": event("clients.read", z.object({ recordId: Id, route: z.string(), needsHead: z.boolean() })),
  "advice.agreed": event("clients.read", z.object({ recordId: Id, route: z.string() })),
  "advice.outdated": event("clients.read", z.object({ recordId: Id, changed: z.array(z.string()) })),
  "pipeline.changed": event("signed-in", z.object({ pipelineId: Id })),

  "task.created": event("tasks.read", z.object({ taskId: Id, userId: Id.nullable() })),
  "task.changed": event("tasks.read", z.object({ taskId: Id, fields: z.array(z.string()) })),
  "task.completed": event("tasks.read", z.object({ taskId: Id, openLeft: z.int() })),
  "task.reopened": event("tasks.read", z.object({ taskId: Id })),
  "task.cancelled": event("tasks.read", z.object({ taskId: Id, reason: z.string() })),
  "task.overdue": event("tasks.read", z.object({ taskId: Id })),
  "task.checklist-completed": event("tasks.read", z.object({ taskId: Id })),

  "call.logged": event(
    "clients.read",
    z.object({
      callId: Id,
      result: z.enum(["talked", "no-answer", "wrong-number", "refused"]),
      direction: z.enum(["out", "in"]).optional(),
      seconds: z.int().optional(),
      /** The line told of this call already, and how it ended: the result is only added to it. */
      lineOutcome: z.enum(["talked", "missed", "no-answer", "busy", "failed", "unknown"]).optional(),
      nextStep: z
        .object({
          kind: z.enum(["call", "message", "meeting", "documents", "other"]),
          dueAt: z.string(),
          userId: Id.nullable(),
        })
        .optional(),
    }),
  ),

  "call.requested": event("calls.read", z.object({ callId: Id, userId: Id.nullable() })),
  "call.ringing": event("calls.read", z.object({ callId: Id, userId: Id.nullable() })),
  "call.answered": event("calls.read", z.object({ callId: Id, userId: Id.nullable() })),
  "call.ended": event(
    "calls.read",
    z.object({
      callId: Id,
      direction: z.enum(["out", "in"]),
      outcome: z.enum(["talked", "missed", "no-answer", "busy", "failed", "unknown"]),
      seconds: z.int(),
      userId: Id.nullable(),
    }),
  ),
  /** Of an incoming call nobody answered, once a call. */
  "call.missed": event("calls.read", z.object({ callId: Id, userId: Id.nullable() })),
  /** Whose the call is became known by hand; while it goes on its end will be told by itself. */
  "call.linked": event("calls.read", z.object({ callId: Id, isOver: z.boolean() })),
  "call.recorded": event("calls.read", z.object({ callId: Id, recordingId: Id })),
  "call.recording-missing": event("calls.read", z.object({ callId: Id, reason: z.string() })),
  "recording.held": event("calls.read", z.object({ callId: Id, recordingId: Id })),
  "recording.released": event("calls.read", z.object({ callId: Id, recordingId: Id })),
  "telephony.reconciled": event("calls.read", z.object({ connectionId: Id, day: z.string(), difference: z.int() })),
  "telephony.changed": event("connections.write", z.object({ connectionId: Id, fields: z.array(z.string()) })),
  "telephony.failed": event("connections.write", z.object({ connectionId: Id, reason: z.string() })),

  "message.queued": event("clients.read", z.object({ messageId: Id, channel: z.string() })),
  "message.sent": event("clients.read", z.object({ messageId: Id })),
  "message.delivered": event("clients.read", z.object({ messageId: Id })),
  "message.read": event("clients.read", z.object({ messageId: Id })),
  "message.failed": event("clients.read", z.object({ messageId: Id, reason: z.string() })),
  "message.unknown": event("clients.read", z.object({ messageId: Id })),
  "message.cancelled": event("clients.read", z.object({ messageId: Id, reason: z.string() })),
  "message.given-up": event(
    "clients.read",
    z.object({ policyId: Id, refusals: z.array(z.string()), callTask: z.boolean().optional() }),
  ),
  /** What became of a message that was to reach the client by any way: the channel by which it did. */
  "message.brought": event(
    "clients.read",
    z.object({ policyId: Id, messageId: Id, channel: z.string(), state: z.string() }),
  ),
  /** The client changed what he had written, or took it back. */
  "message.changed": event("clients.read", z.object({ messageId: Id, how: z.enum(["edited", "removed"]) })),
  "message.received": event("clients.read", z.object({ messageId: Id, channel: z.string() })),
  "dialog.read": event("clients.read", z.object({ channel: z.string() })),
  /** The client opened a conversation with a bot of ours; it may have come from another card. */
  "dialog.started": event("clients.read", z.object({ channel: z.string(), fromClientId: Id.optional() })),
  "dialog.opted-out": event("clients.read", z.object({ channel: z.string() })),
  "dialog.address-failed": event("clients.read", z.object({ channel: z.string(), reason: z.string() })),
  "template.changed": event("signed-in", z.object({ templateId: Id })),
  "template.submitted": event("signed-in", z.object({ templateId: Id })),
  /** The partner had ceased to call us, and was told again. */
  "connection.subscribed": event("connections.write", z.object({ connectionId: Id })),
  "connection.sick": event("connections.write", z.object({ connectionId: Id, reason: z.string() })),
  "connection.well": event("connections.write", z.object({ connectionId: Id })),
  "connection.changed": event("connections.write", z.object({ connectionId: Id, fields: z.array(z.string()) })),
  "connection.failed": event("connections.write", z.object({ connectionId: Id, reason: z.string() })),

  "mailbox.changed": event(
    "connections.write",
    z.object({ mailboxId: Id, fields: z.array(z.string()), forRobots: z.boolean(), isOn: z.boolean() }),
  ),
  "mailbox.failed": event("connections.write", z.object({ mailboxId: Id, reason: z.string() })),
  "letter.received": event("letters.read", z.object({ letterId: Id, mailboxId: Id })),
  "letter.linked": event("letters.read", z.object({ letterId: Id })),
  "letter.queued": event("letters.read", z.object({ letterId: Id, mailboxId: Id })),
  "letter.sent": event("letters.read", z.object({ letterId: Id })),
  "letter.failed": event("letters.read", z.object({ letterId: Id, reason: z.string() })),
  "letter.unknown": event("letters.read", z.object({ letterId: Id })),
  /** `ourId` is what the sender called it: a message of a dialog that went as a letter. */
  "letter.bounced": event("letters.read", z.object({ letterId: Id, code: z.string(), ourId: z.string().optional() })),
  "letter.opened": event("letters.read", z.object({ letterId: Id })),
  "letter.link-followed": event("letters.read", z.object({ letterId: Id, linkId: Id })),
  "letter.matched": event("letters.read", z.object({ letterId: Id, ruleId: Id })),
  "letter.removed": event("letters.read", z.object({ letterId: Id })),

  "conversation.claimed": event("clients.read", z.object({ conversationId: Id, userId: Id.nullable() })),
  "conversation.given": event(
    "clients.read",
    z.object({ conversationId: Id, fromUserId: Id.nullable(), toUserId: Id.nullable() }),
  ),
  "conversation.snoozed": event("clients.read", z.object({ conversationId: Id, until: z.string().nullable() })),
  "conversation.woken": event("clients.read", z.object({ conversationId: Id })),
  "conversation.closed": event("clients.read", z.object({ conversationId: Id })),
  "conversation.opened": event("clients.read", z.object({ conversationId: Id })),
  "conversation.read": event("clients.read", z.object({ conversationId: Id })),

  /** Of the chat the feed tells those who may see the room alone (src/server/chat/live.ts); `userIds` came or went. */
  "chat.room-changed": event("signed-in", z.object({ roomId: Id, userIds: z.array(Id).optional() })),
  "chat.posted": event("signed-in", z.object({ roomId: Id, postId: Id })),
  "chat.post-changed": event("signed-in", z.object({ roomId: Id, postId: Id })),
  "chat.read": event(
    "signed-in",
    z.object({ roomId: Id, userId: Id, readPostId: z.int(), unread: z.int(), mentions: z.int() }),
  ),

  ...paperEvents,

  "webhook.target-changed": event("connections.write", z.object({ targetId: Id, fields: z.array(z.string()) })),
  "webhook.source-changed": event("connections.write", z.object({ sourceId: Id, fields: z.array(z.string()) })),
  "webhook.failed": event("clients.read", z.object({ deliveryId: Id, targetId: Id, reason: z.string() })),
  "webhook.repeated": event("connections.write", z.object({ deliveryId: Id })),
  "webhook.received": event("clients.read", z.object({ sourceId: Id, deliveryId: Id })),

  /** `push`: its reader has a browser that wants to be woken by it. */
  "notice.sent": event("signed-in", z.object({ noticeId: Id, userId: Id, push: z.boolean().optional() })),
  "notice.choices-changed": event("signed-in", z.object({ userId: Id })),
  "notice.push-changed": event("signed-in", z.object({ userId: Id })),
  /** An employee's morning letter is due; whoever can send letters to employees sends it. */
  "notice.digest-due": event("signed-in", z.object({ digestId: Id, userId: Id })),
  "notice.read": event("signed-in", z.object({ userId: Id })),

  "robot.failed": event("clients.read", z.object({ runId: Id, reason: z.string() })),
  "robot.refused": event("clients.read", z.object({ runId: Id.optional(), reason: z.string() })),
  "robot.repeated": event("clients.read", z.object({ runId: Id })),
  "robots.stopped": event("clients.read", z.object({ runs: z.int() })),
  "trigger.pressed": event("clients.read", z.object({ ruleId: Id })),
  "time.reached": event("clients.read", z.object({ ruleId: Id, trigger: z.string() })),
  "variable.changed": event("clients.read", z.object({ code: z.string() })),
  "robot.skipped-by-person": event("clients.read", z.object({ runId: Id })),
  "automation.changed": event(
    "automation.read",
    z.object({
      stageId: Id,
      ruleId: Id,
      kind: z.enum(["robot", "trigger"]),
      change: z.enum(["added", "changed", "removed"]),
    }),
  ),
  "automation.published": event("automation.read", z.object({ pipelineId: Id, number: z.int() })),
  "automation.draft-changed": event("automation.read", z.object({ pipelineId: Id })),
  "automation.rehearsed": event("automation.read", z.object({ pipelineId: Id, rehearsalId: Id })),
  "automation.values-changed": event("automation.read", z.object({ code: z.string() })),
} as const;

export type EventName = keyof typeof events;
export type EventData<N extends EventName> = z.infer<(typeof events)[N]["data"]>;
export const eventNames = Object.keys(events) as EventName[]; // Object.keys widens to string[]; the keys are exactly these
