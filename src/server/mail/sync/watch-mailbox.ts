import { newCtx, systemActor, type App } from "../../kernel/ctx.ts";
import { IMAP_TIMES, openImap, type ImapTimes, type OpenImap } from "../adapters/imap.ts";
import { faultOf } from "../adapters/mail-fault.ts";
import { noteFailure } from "../mailboxes/note-health.ts";
import { imapAccount, type MailboxRow } from "../mailboxes/open-account.ts";
import type { LetterReader } from "../parsing/parse-letter.ts";
import { backOffMs } from "../rules.ts";
import { syncMailbox } from "./sync-mailbox.ts";

export interface WatchTimes {
  imap: ImapTimes;
  /** IDLE is a hint: the whole is looked at this often anyway. */
  everyMs: number;
  /** Stretches or shortens the pauses after failures; 1 in life. */
  pace: number;
}
export const WATCH_TIMES: WatchTimes = { imap: IMAP_TIMES, everyMs: 5 * 60_000, pace: 1 };

/**
 * Looks after one mailbox with two connections, never more: one idles on the inbox and says when to look, the other
 * looks. Whichever is lost, both begin anew after a pause that grows.
 */
export class MailboxWatch {
  readonly mailbox: MailboxRow;
  readonly #app: App;
  readonly #reader: LetterReader;
  readonly #times: WatchTimes;
  readonly #over: Promise<void>;
  #isStopped = false;
  #vanished = false;
  #wake: (() => void) | null = null;
  #isAsked = true;
  #open: OpenImap[] = [];

  constructor(app: App, mailbox: MailboxRow, reader: LetterReader, times: WatchTimes = WATCH_TIMES) {
    this.mailbox = mailbox;
    this.#app = app;
    this.#reader = reader;
    this.#times = times;
    void reader.warm().catch(() => {}); // its letters will tell it better
    this.#over = this.#run();
  }

  /** Look now. */
  poke(): void {
    this.#isAsked = true;
    this.#wake?.();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const { client } of this.#open) client.close();
    this.#wake?.();
    await this.#over;
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#isStopped;) {
      try {
        await this.#connected(() => (failures = 0));
      } catch (error) {
        if (this.#isStopped) break;
        const fault = faultOf(error);
        this.#app.log.info({ mailboxId: this.mailbox.id, reason: fault.code }, "mailbox is away");
        await noteFailure(newCtx(this.#app, systemActor), this.mailbox, fault).catch((cause: unknown) =>
          this.#app.log.warn({ err: cause }, "its failure could not be written down"),
        );
        // Trying a wrong password again would lock the account; who looks after the mailboxes ends this one.
        if (fault.code === "wrong-password" || fault.code === "secret-unreadable") return;
      }
      failures += 1;
      await this.#sleep(backOffMs(failures - 1, Math.random()) * this.#times.pace);
    }
  }

  /** Until either connection is over; throws what ended it. */
  async #connected(isWell: () => void): Promise<void> {
    this.#open = [];
    try {
      const account = imapAccount(this.#app, this.mailbox);
      const worker = await openImap(account, { times: this.#times.imap });
      this.#open.push(worker);
      const watcher = await openImap(account, { times: this.#times.imap, idles: true });
      this.#open.push(watcher);
      let isLost = false;
      for (const { closed } of this.#open) void closed.then(() => ((isLost = true), this.#wake?.()));
      await this.#listen(watcher);
      while (!this.#isStopped && !isLost) {
        this.#isAsked = false;
        const compares = this.#vanished;
        this.#vanished = false;
        await this.#look(worker, compares, () => !this.#isStopped && !isLost);
        if (isLost) break;
        isWell();
        if (!this.#isAsked) await this.#sleep(this.#times.everyMs, () => isLost);
      }
      if (isLost && !this.#isStopped) throw new Error("the server closed the connection");
    } finally {
      for (const { client } of this.#open) client.close();
      this.#open = [];
    }
  }

  async #listen({ client }: OpenImap): Promise<void> {
    client.on("exists", () => this.poke());
    client.on("flags", () => this.poke());
    client.on("expunge", () => {
      this.#vanished = true;
      this.poke();
    });
    await client.mailboxOpen("INBOX", { readOnly: true });
  }

  #look({ client }: OpenImap, compares: boolean, mayGoOn: () => boolean): Promise<void> {
    const ctx = newCtx(this.#app, systemActor);
    return syncMailbox({ ctx, client, mailbox: this.mailbox, reader: this.#reader, mayGoOn, compares });
  }

  #sleep(ms: number, isOver: () => boolean = () => false): Promise<void> {
    if (this.#isStopped || isOver()) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#wake = end;
    });
  }
}
