import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, IdText } from "./scalars.ts";

export const callResults = ["talked", "no-answer", "wrong-number", "refused"] as const;
export const logCall = endpoint({
  name: "telephony.log-call",
  method: "POST",
  path: "/api/clients/:id/calls",
  need: "calls.write",
  summary: "The result of a call, entered by the operator",
  params: z.object({ id: IdText }),
  body: z.object({
    matterId: Id.optional(),
    direction: z.enum(["out", "in"]).default("out"),
    result: z.enum(callResults),
    note: z.string().trim().max(5000).default(""),
    /** How long they talked, where it is known. */
    seconds: z.int().min(0).max(86_400).optional(),
  }),
  reply: z.object({ id: Id }),
  status: 201,
});
