import { z } from "zod";
import type { PartnerTemplate } from "./port.ts";

/** `ContentAndApprovals`: here the approval sits in approval_requests; elsewhere it is called otherwise. */
const Content = z.object({
  sid: z.string(),
  friendlyName: z.string().nullish(),
  language: z.string().nullish(),
  types: z.record(z.string(), z.unknown()).nullish(),
  approvalRequests: z
    .object({ category: z.string().nullish(), status: z.string().nullish(), rejection_reason: z.string().nullish() })
    .nullish(),
});

const WithBody = z.object({ body: z.string() });

export function toPartnerTemplate(content: unknown): PartnerTemplate {
  const { sid, friendlyName, language, types, approvalRequests: approval } = Content.parse(content);
  const bodies = Object.values(types ?? {}).map((type) => WithBody.safeParse(type).data?.body);
  return {
    externalId: sid,
    name: friendlyName || sid,
    language: language ?? "",
    category: approval?.category ?? "",
    body: bodies.find((body) => body !== undefined) ?? "",
    approval: approval?.status || "unsubmitted",
    rejectionReason: approval?.rejection_reason || null,
  };
}
