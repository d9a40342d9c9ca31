import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { LetterBrief } from "./letter-brief.ts";
import { Message } from "./messaging.ts";
import { Done, Id, IdText, Instant, InstantText, Kopecks, page } from "./scalars.ts";

const Person = z.object({ id: Id, name: z.string() });
export const queues = ["waiting", "mine", "unassigned", "snoozed", "all"] as const;
export const wordKinds = ["message", "letter", "call"] as const;
/** `call` and `email` beside the messengers. */
const Channel = z.string().regex(/^[a-z-]{2,20}$/);

export const ConversationState = z.object({
  id: Id,
  state: z.enum(["open", "snoozed", "closed"]),
  /** Whose it is: the responsible of the matter, unless given to another. */
  assigned: Person.nullable(),
  /** «Отвечает …»: who answers now. */
  claim: z.object({ id: Id, name: z.string(), at: Instant }).nullable(),
  waitingSince: Instant.nullable(),
  /** Of a snoozed one: null until the client writes. */
  snoozedUntil: Instant.nullable(),
  /** Its snooze ended by itself, and nothing was said since. */
  wokenAt: Instant.nullable(),
  isUnread: z.boolean(),
});
export const ConversationBrief = ConversationState.extend({
  client: z.object({ id: Id, name: z.string(), phone: z.string().nullable() }).nullable(),
  /** Of a letter that is nobody's yet. */
  letter: z.object({ id: Id, from: z.string(), subject: z.string() }).nullable(),
  lastAt: Instant.nullable(),
  /** The last word; null where the reader may not see it, or it is gone. */
  last: z
    .object({
      kind: z.enum(wordKinds),
      side: z.enum(["client", "firm"]),
      channel: z.string(),
      text: z.string(),
      /** Of a message and a letter its delivery; of a call what came of it. */
      state: z.string(),
    })
    .nullable(),
});
export const listConversations = endpoint({
  name: "overview.list-conversations",
  method: "GET",
  path: "/api/conversations",
  need: "clients.read",
  summary: "A queue of the inbox: waiting ones by how long they wait, the others by their last word",
  query: z.object({
    queue: z.enum(queues).default("waiting"),
    channel: Channel.optional(),
    after: z.string().max(80).optional(),
  }),
  reply: page(ConversationBrief).extend({
    /** Of the whole queues, up to 1000 each; on the first page only. */
    counts: z.record(z.enum(queues), z.int()).nullable(),
  }),
});
export const searchConversations = endpoint({
  name: "overview.search-conversations",
  method: "GET",
  path: "/api/conversations/found",
  need: "clients.read",
  summary: "Conversations by name, part of a phone, or words of messages and letters: the newest 40",
  query: z.object({ q: z.string().trim().min(2).max(100), channel: Channel.optional() }),
  reply: z.object({
    items: z.array(
      ConversationBrief.extend({
        /** The word that was looked for, as it was said. */
        found: z.object({ kind: z.enum(["message", "letter"]), text: z.string(), at: Instant }).nullable(),
      }),
    ),
  }),
});

const CardTask = z.object({ id: Id, title: z.string(), dueAt: Instant.nullable(), user: z.string().nullable() });
/** Opening it is written to the audit. */
export const getConversation = endpoint({
  name: "overview.get-conversation",
  method: "GET",
  path: "/api/conversations/:id",
  need: "clients.read",
  summary: "One conversation with what is to be known of the client (audited)",
  params: z.object({ id: IdText }),
  reply: ConversationBrief.extend({
    facts: z
      .object({
        phone: z.string().nullable(),
        email: z.string().nullable(),
        city: z.string().nullable(),
        zone: z.string(),
        debtKopecks: Kopecks,
        creditors: z.int(),
        tags: z.array(z.string()),
        matters: z.array(
          z.object({
            id: Id,
            number: z.int(),
            pipelineId: Id,
            stageId: Id,
            stageEnteredAt: Instant,
            isOpen: z.boolean(),
            responsible: Person.nullable(),
            nextStep: z.object({ title: z.string(), dueAt: Instant.nullable() }).nullable(),
          }),
        ),
        tasks: z.array(CardTask),
      })
      .nullable(),
  }),
});

export const Call = z.object({
  id: Id,
  direction: z.string(),
  /** talked, missed, no-answer … */
  result: z.string(),
  seconds: z.int().nullable(),
  note: z.string(),
  person: z.string().nullable(),
  /** Null when it was not recorded. */
  recording: z.enum(["waiting", "kept", "missing", "removed"]).nullable(),
  recordings: z.array(z.object({ id: Id, seconds: z.int().nullable(), state: z.string() })),
});
/** One word of the stream: exactly one of the four is there. */
export const Word = z.object({
  key: z.string(),
  at: Instant,
  message: Message.nullable(),
  letter: LetterBrief.nullable(),
  call: Call.nullable(),
  note: z.object({ id: Id, body: z.string(), author: z.string().nullable() }).nullable(),
});
export const listWords = endpoint({
  name: "overview.list-words",
  method: "GET",
  path: "/api/conversations/:id/words",
  need: "clients.read",
  summary: "What was said: messages, letters, calls and private notes, newest first",
  params: z.object({ id: IdText }),
  query: z.object({ after: z.string().max(60).optional() }),
  reply: page(Word),
});

const params = z.object({ id: IdText });
export const getClaim = endpoint({
  name: "overview.get-claim",
  method: "GET",
  path: "/api/clients/:id/conversation/claim",
  need: "clients.read",
  summary: "Who answers the client right now",
  params,
  reply: z.object({ claim: ConversationState.shape.claim }),
});
const verb = { need: "messages.send", params, reply: Done } as const;
export const startConversation = endpoint({
  name: "inbox.start-conversation",
  method: "PUT",
  path: "/api/clients/:id/conversation",
  need: "clients.read",
  summary: "The client's conversation, made where there is none yet",
  params,
  reply: z.object({ id: Id }),
});
const Claim = z.object({ anyway: z.boolean().default(false) });
export const claimConversation = endpoint({
  ...verb,
  name: "inbox.claim-conversation",
  method: "PUT",
  path: "/api/conversations/:id/claim",
  summary: "I answer: refused with `claimed-by` and who while another does, unless `anyway`; lasts 15 minutes",
  body: Claim,
});
export const claimClient = endpoint({
  ...verb,
  name: "inbox.claim-client",
  method: "PUT",
  path: "/api/clients/:id/conversation/claim",
  summary: "The same by the client, before a word goes to him from any page",
  body: Claim,
});
export const releaseConversation = endpoint({
  ...verb,
  name: "inbox.release-conversation",
  method: "DELETE",
  path: "/api/conversations/:id/claim",
  summary: "I do not answer any more",
});
export const giveConversation = endpoint({
  ...verb,
  name: "inbox.give-conversation",
  method: "PUT",
  path: "/api/conversations/:id/assignee",
  summary: "Give it to a colleague, or to nobody",
  body: z.object({ userId: Id.nullable() }),
});
export const snoozeConversation = endpoint({
  ...verb,
  name: "inbox.snooze-conversation",
  method: "PUT",
  path: "/api/conversations/:id/snooze",
  summary: "Out of the queue until a moment, or with null until the client writes",
  body: z.object({ until: InstantText.nullable() }),
});
export const closeConversation = endpoint({
  ...verb,
  name: "inbox.close-conversation",
  method: "PUT",
  path: "/api/conversations/:id/closed",
  summary: "Nothing more is to be said",
});
export const reopenConversation = endpoint({
  ...verb,
  name: "inbox.reopen-conversation",
  method: "PUT",
  path: "/api/conversations/:id/opened",
  summary: "Back among the open ones; with `undo` as it stood before closing or snoozing",
  body: z.object({ undo: z.boolean().default(false) }),
});
export const readConversation = endpoint({
  ...verb,
  name: "inbox.read-conversation",
  method: "PUT",
  path: "/api/conversations/:id/read",
  summary: "The client's last words were seen",
});
