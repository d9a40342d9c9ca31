import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import type { CallPicture } from "../rules.ts";
import type { PhoneConnection } from "../store.ts";

/** Whether everybody on duty with an extension was talking while the call rang: then it was lost for want of people. */
export async function wereAllBusy(
  ctx: Ctx,
  connection: PhoneConnection,
  { at, endedAt }: CallPicture,
): Promise<boolean> {
  const until = endedAt ?? ctx.now;
  const found = await sql<{ people: number; free: number }>`
    select count(*)::int as people, (count(*) filter (where not exists (
      select from calls k where k.user_id = e.user_id and k.answered_at <= ${at} and coalesce(k.ended_at, ${ctx.now}) >= ${until}
        and k.at > ${at}::timestamptz - interval '3 hours')))::int as free
    from phone_extensions e join users u on u.id = e.user_id
    where e.connection_id = ${connection.id} and u.is_active and u.is_on_shift`.execute(ctx.db);
  const { people = 0, free = 0 } = found.rows[0] ?? {};
  return people > 0 && free === 0;
}
