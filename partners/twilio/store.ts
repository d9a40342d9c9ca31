import { type Message, phoneOf } from "./message.ts";
import type { Template } from "./template.ts";

export type Phone = { number: string; lastInboundAt: number | null; linesSaid: number; messages: Message[] };

const REMEMBERED_MESSAGES = 20_000;
const WINDOW_MS = 24 * 3600 * 1000;

/** All that this Twilio remembers. The oldest messages are forgotten, and a phone with its last one. */
export class Store {
  #messages = new Map<string, Message>();
  #phones = new Map<string, Phone>();
  readonly templates = new Map<string, Template>();
  /** Sender's address → where its inbound messages are posted. */
  readonly senders = new Map<string, string>();

  add(message: Message): void {
    this.#messages.set(message.sid, message);
    this.phone(phoneOf(message)).messages.push(message);
    const oldest = this.#messages.size > REMEMBERED_MESSAGES ? this.#messages.values().next().value : undefined;
    if (oldest) this.#forget(oldest);
  }

  remove(message: Message): void {
    this.#messages.delete(message.sid);
    const phone = this.phone(phoneOf(message));
    const place = phone.messages.indexOf(message);
    if (place >= 0) phone.messages.splice(place, 1);
  }

  #forget(message: Message): void {
    this.remove(message);
    const number = phoneOf(message);
    if (this.phone(number).messages.length === 0) this.#phones.delete(number);
  }

  message(sid: string): Message | undefined {
    return this.#messages.get(sid);
  }

  /** Oldest first. */
  messages(): Message[] {
    return [...this.#messages.values()];
  }

  phone(number: string): Phone {
    const known = this.#phones.get(number);
    if (known) return known;
    const phone: Phone = { number, lastInboundAt: null, linesSaid: 0, messages: [] };
    this.#phones.set(number, phone);
    return phone;
  }

  knownPhone(number: string): Phone | undefined {
    return this.#phones.get(number);
  }

  phones(): Phone[] {
    return [...this.#phones.values()];
  }

  forgetConversations(): void {
    this.#messages.clear();
    this.#phones.clear();
  }
}

/** Until when free text may be sent to the person; null when never or no more. */
export function windowEnd(phone: Phone | undefined, now: number): number | null {
  if (!phone || phone.lastInboundAt === null) return null;
  const end = phone.lastInboundAt + WINDOW_MS;
  return end > now ? end : null;
}
