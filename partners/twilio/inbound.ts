import type { CallbackReply } from "./callbacks.ts";
import { demoAccount } from "./demo-account.ts";
import { messageTypeOf, newMediaItem } from "./media.ts";
import { type Message, newMessage } from "./message.ts";
import { profileNameOf } from "./people.ts";
import { messagesPath } from "./present.ts";
import { newSid } from "./sids.ts";
import type { FormParams } from "./signature.ts";
import type { World } from "./world.ts";

export type FromPerson = {
  number: string;
  sender: string;
  text: string;
  media: { contentType: string; bytes: Buffer }[];
  button?: { text: string; payload: string };
  profileName?: string;
};

/** The person writes to us: the window opens and the product is told. */
export async function receiveFromPerson(
  world: World,
  said: FromPerson,
): Promise<{ message: Message; reply: CallbackReply | undefined }> {
  const message = newInbound(world, said);
  world.store.add(message);
  world.store.phone(said.number).lastInboundAt = message.createdAt;
  const url = world.store.senders.get(said.sender);
  if (!url) return { message, reply: undefined };
  const params = inboundParams(message, said);
  const reply = await world.callbacks.send({ route: "callback.inbound", lane: said.number, url, params });
  return { message, reply };
}

function newInbound({ clock }: World, said: FromPerson): Message {
  const now = clock.now();
  return newMessage(now, {
    sid: newSid(said.media.length > 0 ? "MM" : "SM"),
    accountSid: demoAccount.sid,
    from: `whatsapp:${said.number}`,
    to: said.sender,
    body: said.text,
    media: said.media.map((file) => newMediaItem(file, now)),
    direction: "inbound",
    status: "received",
    sentAt: now,
  });
}

function inboundParams(message: Message, said: FromPerson): FormParams {
  const first = message.media[0];
  const type = said.button ? "button" : first ? messageTypeOf(first.contentType) : "text";
  const profileName = said.profileName ?? profileNameOf(said.number);
  const waId = said.number.replace(/^\+/, "");
  return {
    AccountSid: message.accountSid,
    ApiVersion: "2010-04-01",
    Body: message.body,
    ChannelMetadata: JSON.stringify({ type: "whatsapp", data: { context: { ProfileName: profileName, WaId: waId } } }),
    From: message.from,
    MessageSid: message.sid,
    MessageType: type,
    NumMedia: String(message.media.length),
    NumSegments: "1",
    ProfileName: profileName,
    SmsMessageSid: message.sid,
    SmsSid: message.sid,
    SmsStatus: "received",
    To: message.to,
    WaId: waId,
    ...(said.button ? { ButtonText: said.button.text, ButtonPayload: said.button.payload } : {}),
    ...mediaParams(message),
  };
}

/** The address names Twilio's own host, as in life: the product's base address replaces it. */
function mediaParams(message: Message): FormParams {
  const base = `https://api.twilio.com${messagesPath(message.accountSid)}/${message.sid}/Media`;
  return Object.fromEntries(
    message.media.flatMap((item, index) => [
      [`MediaUrl${index}`, `${base}/${item.sid}`],
      [`MediaContentType${index}`, item.contentType],
    ]),
  );
}
