import type { z } from "zod";
import type { LetterBrief } from "../../../api/letter-brief.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { mayReadLetter } from "../mailboxes/may-read.ts";

export type Brief = z.input<typeof LetterBrief>;

/** Letters as lists show them, of the mailboxes the actor may read. */
export const briefQuery = (ctx: Ctx) =>
  ctx.db
    .selectFrom("letters as l")
    .leftJoin("clients as c", "c.id", "l.client_id")
    .leftJoin("users as u", (join) => join.onRef("u.id", "=", "l.author_id").on("l.author_kind", "=", "employee"))
    .leftJoin("robot_runs as r", (join) => join.onRef("r.id", "=", "l.author_id").on("l.author_kind", "=", "robot"))
    .select([
      "l.id",
      "l.mailbox_id",
      "l.thread_id",
      "l.direction",
      "l.state",
      "l.subject",
      "l.from_name",
      "l.from_address",
      "l.recipients",
      "l.at",
      "l.snippet",
      "l.files",
      "l.is_read",
      "l.is_automatic",
      "l.is_ignored",
      "l.is_past",
      "l.client_id",
      "l.matter_id",
      "l.error_code",
      "c.name as client_name",
      "u.name as author",
      "r.title as robot",
    ])
    .where(mayReadLetter(ctx, "l"));

type Row = Awaited<ReturnType<ReturnType<typeof briefQuery>["execute"]>>[number];

export const briefOf = (row: Row): Brief => ({
  id: row.id,
  mailboxId: row.mailbox_id,
  threadId: row.thread_id,
  direction: row.direction,
  state: row.state,
  subject: row.subject,
  from: { name: row.from_name, address: row.from_address },
  to: row.recipients.to,
  at: row.at,
  snippet: row.snippet,
  files: row.files,
  isRead: row.is_read,
  isAutomatic: row.is_automatic,
  isUnsorted: row.direction === "in" && row.client_id === null && !row.is_ignored && !row.is_past,
  isIgnored: row.is_ignored,
  clientId: row.client_id,
  clientName: row.client_name,
  matterId: row.matter_id,
  author: row.author,
  byRobot: row.robot,
  errorCode: row.error_code,
});
