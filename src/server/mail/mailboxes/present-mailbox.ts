import { sql } from "kysely";
import type { z } from "zod";
import type { Mailbox, MailboxBrief } from "../../../api/mailboxes.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { mayReadMailbox } from "./may-read.ts";
import type { MailboxRow } from "./open-account.ts";

type Brief = z.input<typeof MailboxBrief>;
type Whole = z.input<typeof Mailbox>;

async function sharesOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, number[]>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.selectFrom("mailbox_shares").selectAll().where("mailbox_id", "in", ids).execute();
  return new Map(ids.map((id) => [id, rows.filter((row) => row.mailbox_id === id).map((row) => row.user_id)]));
}

const briefOf = (ctx: Ctx, row: MailboxRow, sharedWith: number[]): Brief => ({
  id: row.id,
  name: row.name,
  address: row.address,
  kind: row.kind,
  isMine: row.owner_id !== null && row.owner_id === ctx.actor.id,
  isOn: row.is_on,
  forRobots: row.for_robots,
  signature: row.signature,
  tracks: row.tracks,
  needsAttention: row.is_on && row.stopped_at !== null,
  limits: row.limits,
  sharedWith,
});

/** Those the actor may read. */
export async function listMailboxes(ctx: Ctx): Promise<Brief[]> {
  const rows = await ctx.db
    .selectFrom("mailboxes")
    .selectAll()
    .where("removed_at", "is", null)
    .where(mayReadMailbox(ctx, sql<number>`mailboxes.id`))
    .orderBy("kind", "desc")
    .orderBy("id")
    .execute();
  const shares = await sharesOf(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => briefOf(ctx, row, shares.get(row.id) ?? []));
}

/** All of them for the administrator; or the one. The password never leaves. */
export async function listMailboxSettings(ctx: Ctx, only?: number): Promise<Whole[]> {
  const rows = await ctx.db
    .selectFrom("mailboxes")
    .selectAll()
    .where("removed_at", "is", null)
    .$if(only !== undefined, (query) => query.where("id", "=", only ?? 0))
    .orderBy("id")
    .execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const shares = await sharesOf(ctx, ids);
  const folders = await foldersOf(ctx, ids);
  const toRead = await toReadOf(ctx, ids);
  const leases = await ctx.db.selectFrom("mail_leases").selectAll().where("mailbox_id", "in", ids).execute();
  return rows.map((row) => {
    const own = folders.filter((folder) => folder.mailbox_id === row.id);
    const isHeld = leases.some((lease) => lease.mailbox_id === row.id && lease.until > ctx.now);
    const importing = own.filter((folder) => folder.imported_at === null && folder.import_total > 0);
    return {
      ...briefOf(ctx, row, shares.get(row.id) ?? []),
      ownerId: row.owner_id,
      imap: { host: row.imap_host, port: row.imap_port, security: row.imap_security },
      smtp: { host: row.smtp_host, port: row.smtp_port, security: row.smtp_security },
      login: row.login,
      smtpLogin: row.smtp_login,
      hasPassword: row.password_sealed !== "",
      certificate: row.certificate,
      sentFolder: row.sent_folder,
      importDays: row.import_days,
      phase: phaseOf(row, { isHeld, isImporting: importing.length > 0 }),
      progress:
        importing.length === 0
          ? null
          : { done: total(importing, "import_done"), total: total(importing, "import_total") },
      toRead: toRead.get(row.id) ?? 0,
      folders: own.map((folder) => ({
        path: folder.path,
        role: folder.role,
        letters: folder.letters ?? 0,
        syncedAt: folder.synced_at,
      })),
      lastSuccessAt: row.last_success_at,
      lastError:
        row.last_error_code !== null && row.last_error_at !== null
          ? { code: row.last_error_code, text: row.last_error_text ?? "", at: row.last_error_at }
          : null,
      letters: total(own, "letters"),
    };
  });
}

const foldersOf = (ctx: Ctx, ids: readonly number[]) =>
  ctx.db
    .selectFrom("mail_folders as f")
    .selectAll("f")
    .select((eb) =>
      eb
        .selectFrom("letter_places as p")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("p.folder_id", "=", "f.id")
        .as("letters"),
    )
    .where("f.mailbox_id", "in", ids)
    .orderBy("f.id")
    .execute();

/** Letters of the past that are here and not read through yet. */
async function toReadOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await ctx.db
    .selectFrom("letters")
    .select((eb) => ["mailbox_id", eb.fn.countAll<number>().as("n")])
    .where("pack_id", "is not", null)
    .where("mailbox_id", "in", ids)
    .groupBy("mailbox_id")
    .execute();
  return new Map(rows.map((row) => [row.mailbox_id, Number(row.n)]));
}

const total = <K extends string>(rows: readonly { [P in K]: number | null }[], key: K): number =>
  rows.reduce((sum, row) => sum + (row[key] ?? 0), 0);

function phaseOf(row: MailboxRow, now: { isHeld: boolean; isImporting: boolean }): Whole["phase"] {
  if (!row.is_on) return "off";
  if (row.stopped_at !== null) return "stopped";
  if (row.last_error_at !== null) return "failing";
  if (!now.isHeld) return "waiting";
  if (now.isImporting) return "importing";
  return row.last_success_at === null ? "connecting" : "well";
}

export async function mailboxSettings(ctx: Ctx, id: number): Promise<Whole> {
  const [view] = await listMailboxSettings(ctx, id);
  if (!view) throw notFound("mailbox");
  return view;
}

export async function mailboxBrief(ctx: Ctx, id: number): Promise<Brief> {
  const found = (await listMailboxes(ctx)).find((one) => one.id === id);
  if (!found) throw notFound("mailbox");
  return found;
}
