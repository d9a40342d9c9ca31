import type { Twilio } from "twilio";
import type { Capabilities, Channel, OutgoingMessage, PartnerTemplate } from "./port.ts";
import type { TwilioAccount } from "./twilio-account.ts";
import { outcomeOf, partnerErrorOf } from "./twilio-errors.ts";
import { EMPTY_TWIML, faceOf, isSigned, newsOf, parseWebhook } from "./twilio-hooks.ts";
import { fetchMedia } from "./twilio-media.ts";
import { listInbound } from "./twilio-inbound.ts";
import { templateDesk, toPartnerTemplate, type OpenClient } from "./twilio-templates.ts";

/** What WhatsApp carries; anything else it refuses after having taken it (63019). */
const whatsappTypes = [
  "image/jpeg",
  "image/png",
  "audio/ogg",
  "audio/amr",
  "audio/mpeg",
  "video/mp4",
  "application/pdf",
  "application/msword",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "text/plain",
] as const;

export const twilioCapabilities: Capabilities = {
  canStart: true,
  needsTemplateOutsideHours: 24,
  receipts: "read",
  buttons: 0,
  maxText: 1600,
  maxFile: 16 * 1024 * 1024,
  maxFiles: 1,
  maxImage: 5 * 1024 * 1024,
  fetchesFiles: true,
  fileTypes: whatsappTypes,
  reply: false,
  edit: false,
  countsParts: false,
};

/** Plain text messages have neither a window nor marks of reading. */
export const smsCapabilities: Capabilities = {
  canStart: true,
  needsTemplateOutsideHours: null,
  receipts: "delivered",
  buttons: 0,
  maxText: 1600,
  maxFile: 0,
  maxFiles: 0,
  reply: false,
  edit: false,
  countsParts: true,
};

/** WhatsApp or SMS through Twilio. Its large package is loaded by the first call, and not to read a hook. */
export function twilioChannel(account: TwilioAccount, capabilities = twilioCapabilities): Channel {
  let opened: Promise<Twilio> | undefined;
  const open: OpenClient = () =>
    (opened ??= import("./twilio-client.ts").then(({ openClient }) => openClient(account)));
  const tokens = [account.authToken, ...(account.formerToken ? [account.formerToken] : [])];
  return {
    capabilities,
    async send(message) {
      const client = await open();
      try {
        const made = await client.messages.create(toCreate(account, message));
        if (!made.sid) return { kind: "unknown", reason: "the answer holds no id" };
        return { kind: "accepted", externalId: made.sid, state: newsOf(made.status) ?? "accepted" };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    // Approved templates are WhatsApp's; the same account lists them for its SMS number too.
    listTemplates: () =>
      capabilities.needsTemplateOutsideHours === null
        ? Promise.resolve([])
        : orPartnerError(async () => listTemplates(await open())),
    check: () => orPartnerError(async () => void (await (await open()).messages.list({ limit: 1, pageSize: 1 }))),
    reconcile: (since, address) => orPartnerError(async () => listSent(await open(), since, address)),
    listInbound: (since) => orPartnerError(async () => listInbound(await open(), account, since)),
    ...(capabilities.needsTemplateOutsideHours === null ? {} : { templates: templateDesk(open) }),
    fetchMedia: (url) => fetchMedia(account, url),
    verify: (hook) => isSigned(tokens, hook),
    glance: ({ payload }) => faceOf(payload),
    parseWebhook,
    hookReply: EMPTY_TWIML,
  };
}

const toCreate = ({ sender }: TwilioAccount, { to, content, statusUrl }: OutgoingMessage) => ({
  to,
  from: sender,
  statusCallback: statusUrl,
  ...bodyOf(content),
});

function bodyOf(content: OutgoingMessage["content"]) {
  if (content.kind === "template")
    return { contentSid: content.externalId, contentVariables: JSON.stringify(content.variables) };
  if (content.kind === "file") return { body: content.text, mediaUrl: content.files.map(({ url }) => url) };
  return { body: content.text };
}

async function listTemplates(client: Twilio): Promise<PartnerTemplate[]> {
  const found = await client.content.v1.contentAndApprovals.list({ pageSize: 200 });
  return found.map((content) => toPartnerTemplate(content));
}

async function listSent(client: Twilio, since: Date, address: string) {
  const found = await client.messages.list({ to: address, dateSentAfter: since, limit: 200, pageSize: 200 });
  return found
    .filter((message) => message.direction !== "inbound")
    .map((message) => ({
      externalId: message.sid,
      body: message.body ?? "",
      at: message.dateCreated ?? message.dateSent,
      news: newsOf(message.status),
      errorCode: message.errorCode ? String(message.errorCode) : null,
      errorText: message.errorMessage || null,
    }));
}

async function orPartnerError<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw partnerErrorOf(error);
  }
}
