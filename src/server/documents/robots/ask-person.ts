import type { Ctx } from "../../kernel/ctx.ts";
import { ports } from "../ports.ts";

const DAY_MS = 86_400_000;

interface Ask {
  title: string;
  note: string;
  items: readonly string[];
  matterId: number;
  onceKey: string;
}

/** What a robot could not do is somebody's task by this time tomorrow, once an order. */
export const askPerson = (ctx: Ctx, { title, ...task }: Ask): Promise<void> =>
  ports().tasks.set(ctx, { ...task, title: title.slice(0, 300), dueAt: new Date(ctx.now.getTime() + DAY_MS) });

/** As people call it, also when no template of the kind is in use any more. */
export async function titleOfKind(ctx: Ctx, kind: string): Promise<string> {
  const row = await ctx.db
    .selectFrom("document_templates")
    .select("title")
    .where("kind", "=", kind)
    .orderBy("is_active", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.title ?? kind;
}
