import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { createLink } from "../links/create-link.ts";
import { finaliseDocument } from "../papers/finalise-document.ts";
import { documentById } from "../papers/store.ts";
import { askPerson } from "./ask-person.ts";

interface Request {
  documentId: number;
  days: number;
  asksSignature: boolean;
  onceKey: string;
}

/** Makes the paper final if it is not, and sends its client a link to it; where it cannot, a person is asked. */
export async function sendForSignature(ctx: Ctx, { documentId, ...link }: Request): Promise<void> {
  const { status, title, matter_id } = await documentById(ctx, documentId);
  if (status === "cancelled" || status === "signed") return;
  try {
    if (status === "draft") await finaliseDocument(ctx, documentId);
    const sent = await ctx.db
      .selectFrom("document_links")
      .select("id")
      .where("once_key", "=", link.onceKey)
      .executeTakeFirst();
    if (!sent) await createLink(ctx, { documentId, ...link, send: true });
  } catch (error) {
    if (!(error instanceof HouseError) || error.retryable || matter_id === null) throw error;
    await askPerson(ctx, {
      title: `Робот не отправил документ «${title}» клиенту`,
      note: "Отправьте ссылку сами: СМС не подключены, клиент их не получает или документ ещё правят.",
      items: [],
      matterId: matter_id,
      onceKey: `paper-not-sent:${link.onceKey}`,
    });
  }
}
