import type { Twilio } from "twilio";
import { z } from "zod";
import { partnerErrorOf } from "./twilio-errors.ts";
import type { PartnerTemplate, TemplateButton, TemplateDesk, TemplateDraft, TemplateKind } from "./port.ts";

/** `ContentAndApprovals`: here the approval sits in approval_requests; elsewhere it is called otherwise. */
const Content = z.object({
  sid: z.string(),
  friendlyName: z.string().nullish(),
  language: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  types: z.record(z.string(), z.unknown()).nullish(),
  approvalRequests: z
    .object({ category: z.string().nullish(), status: z.string().nullish(), rejection_reason: z.string().nullish() })
    .nullish(),
});

const WithBody = z.object({ body: z.string() });
const Action = z.object({
  type: z.string().optional(),
  title: z.string().default(""),
  id: z.string().optional(),
  url: z.string().optional(),
  phone: z.string().optional(),
});
const WithActions = z.object({ actions: z.array(Action) });

const kinds: Readonly<Record<string, TemplateKind>> = {
  "twilio/quick-reply": "quick-reply",
  "twilio/call-to-action": "call-to-action",
};

export function toPartnerTemplate(content: unknown): PartnerTemplate {
  const { sid, friendlyName, language, types, variables, approvalRequests: approval } = Content.parse(content);
  const bodies = Object.values(types ?? {}).map((type) => WithBody.safeParse(type).data?.body);
  return {
    externalId: sid,
    name: friendlyName || sid,
    language: language ?? "",
    category: approval?.category ?? "",
    body: bodies.find((body) => body !== undefined) ?? "",
    approval: approval?.status || "unsubmitted",
    rejectionReason: approval?.rejection_reason || null,
    kind: Object.keys(types ?? {}).flatMap((name) => kinds[name] ?? [])[0] ?? "text",
    buttons: Object.values(types ?? {}).flatMap(
      (type) => WithActions.safeParse(type).data?.actions.map(toButton) ?? [],
    ),
    samples: Object.fromEntries(
      Object.entries(variables ?? {}).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    ),
  };
}

function toButton({ title, id, url, phone }: z.infer<typeof Action>): TemplateButton {
  if (url !== undefined) return { kind: "url", title, url };
  return phone === undefined ? { kind: "reply", title, id: id ?? title } : { kind: "phone", title, phone };
}

export type OpenClient = () => Promise<Twilio>;

const HOST = "https://content.twilio.com";

/**
 * Making and filing templates. The JSON is our own: the package's content classes send camelCase keys, which the
 * Content API refuses. Its client is still used, for its password and its address.
 */
export const templateDesk = (open: OpenClient): TemplateDesk => ({
  async create(draft) {
    const made = await ask(open, "post", "/v1/Content", contentOf(draft));
    return { externalId: z.object({ sid: z.string() }).parse(made).sid };
  },
  async submit(externalId, { name, category }) {
    const path = `/v1/Content/${externalId}/ApprovalRequests/whatsapp`;
    const filed = Filed.parse(await ask(open, "post", path, { name, category }));
    return { approval: filed.status ?? "received", category: filed.category ?? category };
  },
  async remove(externalId) {
    await ask(open, "delete", `/v1/Content/${externalId}`);
  },
});

const Filed = z.object({ status: z.string().nullish(), category: z.string().nullish() });

const contentOf = ({ name, language, samples, body, kind, buttons }: TemplateDraft) => ({
  friendly_name: name,
  language,
  variables: samples,
  types:
    kind === "text" ? { "twilio/text": { body } } : { [`twilio/${kind}`]: { body, actions: buttons.map(toAction) } },
});

function toAction(button: TemplateButton) {
  switch (button.kind) {
    case "reply":
      return { title: button.title, id: button.id };
    case "url":
      return { type: "URL", title: button.title, url: button.url };
    case "phone":
      return { type: "PHONE_NUMBER", title: button.title, phone: button.phone };
  }
}

async function ask(open: OpenClient, method: "post" | "delete", path: string, data?: object): Promise<unknown> {
  const client = await open();
  const answer = await client
    .request({ method, uri: HOST + path, ...(data ? { data, headers: { "Content-Type": "application/json" } } : {}) })
    .catch((error: unknown) => {
      throw partnerErrorOf(error);
    });
  if (answer.statusCode >= 300) throw partnerErrorOf(refusalOf(answer));
  return answer.body;
}

/** A raw request is not turned into an error by the package. */
const Refusal = z.object({ code: z.union([z.number(), z.string()]).optional(), message: z.string().optional() });
function refusalOf({ statusCode, body }: { statusCode: number; body: unknown }) {
  const said = typeof body === "string" ? parsed(body) : body;
  return { status: statusCode, ...Refusal.safeParse(said).data };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text.slice(0, 300) };
  }
}
