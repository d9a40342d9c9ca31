import { mailboxChannel, type LetterPost } from "../adapters/letter-post.ts";
import type { Channel } from "../adapters/port.ts";
import { eventById } from "../../kernel/event-log.ts";
import { events } from "../../../api/events.ts";
import type { App, Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";

/** Given once, when the program is put together: mail stands on the same floor and cannot be called by its name. */
const given: { post: LetterPost | null } = { post: null };
export const postLettersBy = (post: LetterPost | null): void => {
  given.post = post;
};

const ADDRESS = /^mailbox:(\d+)$/;

/** Letters of a dialog by a mailbox of the house; refused while the program has no mail. */
export function openMailbox(app: App, connection: { base_url: string }): Channel {
  const { post } = given;
  const id = Number(ADDRESS.exec(connection.base_url)?.[1]);
  if (!post || !id) throw refused("no-mail");
  return mailboxChannel(id, (letter) => post.send(app, letter));
}

/** The connection of a mailbox follows it: it is there for robots, or it is off. */
export async function followMailbox(ctx: Ctx, eventId: number): Promise<void> {
  const event = await eventById(ctx, eventId);
  const { mailboxId, forRobots, isOn } = events["mailbox.changed"].data.parse(event.data);
  await inTx(ctx, async (ctx) => {
    const wanted = forRobots && isOn;
    const known = await ctx.db
      .selectFrom("connections")
      .select(["id", "is_on"])
      .where("code", "=", `mail-${mailboxId}`)
      .forUpdate()
      .executeTakeFirst();
    if (known ? known.is_on === wanted : !wanted) return; // no event: it stands as it should
    const row = await ctx.db
      .insertInto("connections")
      .values({
        code: `mail-${mailboxId}`,
        kind: "mailbox",
        channel: "email",
        name: `Почтовый ящик № ${mailboxId}`,
        base_url: `mailbox:${mailboxId}`,
        account_sid: "",
        auth_token_sealed: "",
        sender: "",
        is_on: wanted,
      })
      .onConflict((oc) => oc.column("code").doUpdateSet({ is_on: wanted }))
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(ctx, "connection.changed", { subjectId: row.id }, { connectionId: row.id, fields: ["isOn"] });
  });
}
