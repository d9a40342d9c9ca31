import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, IdText, Instant, Line, page } from "./scalars.ts";

/** Where in a body a value stands: names by dots, places of a list by number: `lead.phones.0`. */
export const BodyPath = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^.\s]+(\.[^.\s]+)*$/);

const Url = z.url({ protocol: /^https?$/ }).max(500);
export const WebhookTarget = z.object({
  id: Id,
  title: z.string(),
  url: z.string(),
  isOn: z.boolean(),
  offReason: z.string().nullable(),
  /** Until then the former secret signs too. */
  formerSecretUntil: Instant.nullable(),
  failedWeek: z.int(),
  lastDeliveredAt: Instant.nullable(),
  createdAt: Instant,
});
/** The secret is shown in this answer alone. */
export const TargetSecret = z.object({ target: WebhookTarget, secret: z.string() });
export const listTargets = endpoint({
  name: "webhooks.list-targets",
  method: "GET",
  path: "/api/webhooks/targets",
  need: "connections.write",
  summary: "Programs that are told of what happens",
  reply: z.object({ items: z.array(WebhookTarget) }),
});
export const createTarget = endpoint({
  name: "webhooks.create-target",
  method: "POST",
  path: "/api/webhooks/targets",
  need: "connections.write",
  summary: "A new receiver; its secret is in this answer and never again",
  body: z.object({ title: Line(100), url: Url }),
  reply: TargetSecret,
  status: 201,
});
export const updateTarget = endpoint({
  name: "webhooks.update-target",
  method: "PATCH",
  path: "/api/webhooks/targets/:id",
  need: "connections.write",
  summary: "Title, address, switch",
  params: z.object({ id: IdText }),
  body: z.object({ title: Line(100), url: Url, isOn: z.boolean() }).partial(),
  reply: WebhookTarget,
});
export const rotateTargetSecret = endpoint({
  name: "webhooks.rotate-target-secret",
  method: "POST",
  path: "/api/webhooks/targets/:id/secret",
  need: "connections.write",
  summary: "A new secret; for a day both sign",
  params: z.object({ id: IdText }),
  reply: TargetSecret,
});

export const deliveryStates = ["queued", "sending", "delivered", "failed"] as const;
export const WebhookDelivery = z.object({
  id: Id,
  targetId: Id,
  targetTitle: z.string(),
  externalId: z.string(),
  type: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  status: z.int().nullable(),
  reason: z.string().nullable(),
  matterNumber: z.int().nullable(),
  clientId: Id.nullable(),
  /** When it goes next, of one that waits. */
  nextAt: Instant.nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  canRepeat: z.boolean(),
});
export const listDeliveries = endpoint({
  name: "webhooks.list-deliveries",
  method: "GET",
  path: "/api/webhooks/deliveries",
  need: "connections.write",
  summary: "What was sent, newest first",
  query: z.object({
    targetId: IdText.optional(),
    state: z.enum(deliveryStates).optional(),
    after: z.string().optional(),
  }),
  reply: page(WebhookDelivery),
});
export const repeatDelivery = endpoint({
  name: "webhooks.repeat-delivery",
  method: "POST",
  path: "/api/webhooks/deliveries/:id/repeating",
  need: "connections.write",
  summary: "Send a failed delivery once more under the same id",
  params: z.object({ id: IdText }),
  reply: WebhookDelivery,
});

export const lookupWays = ["matter-number", "phone", "client-id"] as const;
export const SourceLookup = z.object({
  by: z.enum(lookupWays),
  path: BodyPath,
  /** When no card is found. */
  absent: z.enum(["ignore", "open"]),
  /** For opening: whose application it is. */
  phonePath: BodyPath.optional(),
  namePath: BodyPath.optional(),
});
/** A value of the body into a field of the client or a variable of the card. */
export const SourceMapping = z.object({
  path: BodyPath,
  to: z.enum(["client", "variable"]),
  name: z.string().min(1).max(60),
});
const SourceInput = z.object({
  title: Line(100),
  needsSignature: z.boolean(),
  pipelineId: Id,
  lookup: SourceLookup.refine((lookup) => lookup.absent === "ignore" || lookup.phonePath !== undefined, {
    path: ["phonePath"],
    message: "required",
  }),
  mapping: z.array(SourceMapping).max(40),
});
export const WebhookSource = z.object({
  id: Id,
  title: z.string(),
  needsSignature: z.boolean(),
  pipelineId: Id,
  lookup: SourceLookup,
  mapping: z.array(SourceMapping),
  isOn: z.boolean(),
  lastAt: Instant.nullable(),
  createdAt: Instant,
});
/** The address and the secret are shown in this answer alone. */
export const SourceSecret = z.object({ source: WebhookSource, url: z.string(), secret: z.string() });
export const listSources = endpoint({
  name: "webhooks.list-sources",
  method: "GET",
  path: "/api/webhooks/sources",
  need: "connections.write",
  summary: "Programs that tell us",
  reply: z.object({ items: z.array(WebhookSource) }),
});
export const createSource = endpoint({
  name: "webhooks.create-source",
  method: "POST",
  path: "/api/webhooks/sources",
  need: "connections.write",
  summary: "A new address for another program's hooks",
  body: SourceInput,
  reply: SourceSecret,
  status: 201,
});
export const updateSource = endpoint({
  name: "webhooks.update-source",
  method: "PATCH",
  path: "/api/webhooks/sources/:id",
  need: "connections.write",
  summary: "Change it or switch it off",
  params: z.object({ id: IdText }),
  body: SourceInput.extend({ isOn: z.boolean() }).partial(),
  reply: WebhookSource,
});
export const rotateSource = endpoint({
  name: "webhooks.rotate-source",
  method: "POST",
  path: "/api/webhooks/sources/:id/secret",
  need: "connections.write",
  summary: "A new address and a new secret; the former ones end at once",
  params: z.object({ id: IdText }),
  reply: SourceSecret,
});

export const arrivalOutcomes = ["waiting", "applied", "opened", "ignored", "failed"] as const;
export const WebhookArrival = z.object({
  id: Id,
  sourceId: Id,
  sourceTitle: z.string(),
  externalId: z.string(),
  outcome: z.enum(arrivalOutcomes),
  reason: z.string().nullable(),
  matterNumber: z.int().nullable(),
  clientId: Id.nullable(),
  at: Instant,
  canRepeat: z.boolean(),
});
export const listArrivals = endpoint({
  name: "webhooks.list-arrivals",
  method: "GET",
  path: "/api/webhooks/arrivals",
  need: "connections.write",
  summary: "What came, newest first",
  query: z.object({ sourceId: IdText.optional(), after: z.string().optional() }),
  reply: page(WebhookArrival),
});
export const repeatArrival = endpoint({
  name: "webhooks.repeat-arrival",
  method: "POST",
  path: "/api/webhooks/arrivals/:id/repeating",
  need: "connections.write",
  summary: "Process a failed or ignored arrival once more, while its body is kept",
  params: z.object({ id: IdText }),
  reply: WebhookArrival,
});
