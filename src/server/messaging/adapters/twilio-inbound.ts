import type twilio from "twilio";
import type { ListedInbound } from "./port.ts";
import type { TwilioAccount } from "./twilio-account.ts";
import { parseInbound } from "./twilio-hooks.ts";

/** More than an hour of the busiest firm. */
const MOST = 2000;

/** What people wrote to the sender since then; the list has no names and no files, so files are asked for one by one. */
export async function listInbound(client: twilio.Twilio, { sender, accountSid }: TwilioAccount, since: Date) {
  const listed = await client.messages.list({ to: sender, dateSentAfter: since, limit: MOST, pageSize: 1000 });
  const found: ListedInbound[] = [];
  for (const message of listed) {
    if (message.direction !== "inbound") continue;
    const files = Number(message.numMedia) > 0 ? await client.messages(message.sid).media.list({ limit: 20 }) : [];
    found.push({
      ...parseInbound({ MessageSid: message.sid, From: message.from, Body: message.body ?? "" }),
      media: files.map((file) => ({
        url: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}/Media/${file.sid}`,
        declaredType: file.contentType ?? "",
      })),
      at: message.dateSent ?? message.dateCreated,
    });
  }
  return found;
}
