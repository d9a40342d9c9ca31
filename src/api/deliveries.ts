import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { channels } from "./connections.ts";
import { messageStates } from "./messaging.ts";
import { Done, Id, IdText, Instant, Kopecks } from "./scalars.ts";

/** One channel of the ladder: what was tried, when, and what came of it. */
export const DeliveryStep = z.object({
  channel: z.string(),
  at: Instant,
  /** `passed`: nothing was sent by it; `reason` says why. */
  outcome: z.enum(["waiting", "sent", "delivered", "read", "answered", "failed", "silent", "withdrawn", "passed"]),
  reason: z.string().nullable(),
  reasonEn: z.string().nullable(),
  messageId: Id.nullable(),
  state: z.enum(messageStates).nullable(),
  sentAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  readAt: Instant.nullable(),
  silenceMinutes: z.int().nullable(),
  costKopecks: Kopecks,
});
export const Delivery = z.object({
  id: Id,
  clientId: Id,
  policy: z.string(),
  policyEn: z.string(),
  state: z.enum(["going", "brought", "given-up", "stopped"]),
  /** By which channel it reached the client, and what proves it. */
  brought: z
    .object({
      channel: z.string(),
      by: z.enum(["sent", "receipt", "answer"]),
      at: Instant.nullable(),
      isRead: z.boolean(),
    })
    .nullable(),
  hasCallTask: z.boolean(),
  nextAt: Instant.nullable(),
  createdAt: Instant,
  endedAt: Instant.nullable(),
  steps: z.array(DeliveryStep),
  /** Channels that stand after these. */
  left: z.array(z.string()),
});
export const getDelivery = endpoint({
  name: "messaging.get-delivery",
  method: "GET",
  path: "/api/deliveries/:id",
  need: "clients.read",
  summary: "Whether a message reached its client, with the evidence of each channel (audited)",
  params: z.object({ id: IdText }),
  reply: Delivery,
});
export const deliver = endpoint({
  name: "messaging.deliver",
  method: "POST",
  path: "/api/clients/:id/deliveries",
  need: "messages.send",
  summary: "Write to the client by a delivery policy. `key` is made by the browser: the same key is the same message",
  params: z.object({ id: IdText }),
  body: z.object({
    key: z.string().min(8).max(100),
    matterId: Id.optional(),
    policyCode: z.string().max(40).optional(),
    text: z.string().trim().max(1600).optional(),
    subject: z.string().trim().max(200).optional(),
    uploadIds: z.array(Id).max(10).optional(),
    templateId: Id.optional(),
    variables: z.record(z.string(), z.string().max(300)).optional(),
  }),
  reply: Delivery,
  status: 201,
});

export const PolicyStep = z.object({
  channel: z.enum(channels),
  /** Null: being sent is enough. */
  silenceMinutes: z.int().min(1).max(10_080).nullable(),
});
const PolicyInput = z.object({
  name: z.string().trim().min(1).max(80),
  /** Empty: the firm's order with the usual waiting. */
  steps: z.array(PolicyStep).max(10),
  callTask: z.boolean(),
  costLimitKopecks: Kopecks.nullable(),
  isOn: z.boolean(),
});
export const DeliveryPolicy = PolicyInput.extend({
  id: Id,
  code: z.string(),
  nameEn: z.string(),
  isDefault: z.boolean(),
});
export const listPolicies = endpoint({
  name: "messaging.list-policies",
  method: "GET",
  path: "/api/delivery-policies",
  need: "signed-in",
  summary: "By which channels messages look for their clients, with prices and the rule of sick channels",
  reply: z.object({
    items: z.array(DeliveryPolicy),
    costs: z.record(z.string(), z.int()),
    sick: z.object({ last: z.int(), clients: z.int(), minutes: z.int() }),
    senders: z.array(
      z.object({
        id: Id,
        channel: z.string(),
        name: z.string(),
        isDefault: z.boolean(),
        isOn: z.boolean(),
        isSick: z.boolean(),
      }),
    ),
  }),
});
export const createPolicy = endpoint({
  name: "messaging.create-policy",
  method: "POST",
  path: "/api/delivery-policies",
  need: "templates.write",
  summary: "A named policy",
  body: PolicyInput.extend({ code: z.string().regex(/^[a-z0-9-]{2,40}$/) }),
  reply: DeliveryPolicy,
  status: 201,
});
export const updatePolicy = endpoint({
  name: "messaging.update-policy",
  method: "PATCH",
  path: "/api/delivery-policies/:id",
  need: "templates.write",
  summary: "Change a policy; messages on their way keep the steps they began with",
  params: z.object({ id: IdText }),
  body: PolicyInput.partial(),
  reply: DeliveryPolicy,
});
export const updateDeliverySettings = endpoint({
  name: "messaging.update-delivery-settings",
  method: "PUT",
  path: "/api/delivery-settings",
  need: "templates.write",
  summary: "Prices of channels and when a channel counts as sick",
  body: z.object({
    costs: z.record(z.enum(channels), z.int().min(0).max(100_000)),
    sick: z.object({
      last: z.int().min(2).max(100),
      clients: z.int().min(2).max(100),
      minutes: z.int().min(1).max(1440),
    }),
  }),
  reply: Done,
});
export const chooseSender = endpoint({
  name: "messaging.choose-sender",
  method: "PUT",
  path: "/api/connections/:id/default",
  need: "connections.write",
  summary: "The sender of its channel for clients who know none of them",
  params: z.object({ id: IdText }),
  reply: Done,
});
