import type { App } from "../../kernel/ctx.ts";
import { PartnerError, type Capabilities, type Channel, type SendOutcome } from "./port.ts";

/** What the house's own mail does for a message of a dialog: a letter from one of its mailboxes, in its own thread. */
export interface LetterPost {
  send(app: App, letter: OurLetter): Promise<SendOutcome>;
}

export interface OurLetter {
  mailboxId: number;
  to: string;
  subject: string;
  text: string;
  ourId: string;
  clientId: number;
  matterId: number | null;
}

export const mailboxCapabilities: Capabilities = {
  canStart: true,
  needsTemplateOutsideHours: null,
  // A bounce tells of a failure; nothing tells of an arrival.
  receipts: "none",
  buttons: 0,
  maxText: 20_000,
  maxFile: 0,
  maxFiles: 0,
  maxCaption: 0,
  reply: false,
  edit: false,
  countsParts: false,
};

/** Letters by a mailbox of the house. What comes back is read by the mailbox itself. */
export function mailboxChannel(mailboxId: number, post: (letter: OurLetter) => Promise<SendOutcome>): Channel {
  const noHooks = (): never => {
    throw new PartnerError("mailbox-no-hooks", "a mailbox calls nobody", false);
  };
  return {
    capabilities: mailboxCapabilities,
    send: ({ to, content, ourId, about }) =>
      content.kind === "template" || !about
        ? Promise.resolve({
            kind: "rejected",
            class: "content",
            code: "not-a-letter",
            text: "only words go by a letter",
          })
        : post({
            mailboxId,
            to,
            subject: ("subject" in content && content.subject) || "Сообщение",
            text: content.text,
            ourId,
            ...about,
          }),
    listTemplates: async () => [],
    // The mailbox has a check of its own.
    check: async () => {},
    reconcile: async () => [],
    fetchMedia: async () => noHooks(),
    verify: () => false,
    glance: () => ({ once: null, externalId: null, status: "" }),
    parseWebhook: noHooks,
  };
}
