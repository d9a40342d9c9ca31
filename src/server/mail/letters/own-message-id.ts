import { createHmac, randomUUID } from "node:crypto";
import type { App } from "../../kernel/ctx.ts";
import { sameText } from "../../kernel/ids.ts";

const OURS = /^<([0-9a-f-]{36})\.([0-9a-f]{8})@[^<>\s@]+>$/;

const markOf = (app: Pick<App, "secrets">, uuid: string): string =>
  createHmac("sha256", app.secrets.keyFor("mail message id")).update(uuid).digest("hex").slice(0, 8);

/** An id that only we can have made: an answer that names it belongs to the letter it was given to. */
export function newMessageId(app: Pick<App, "secrets">, address: string): string {
  const uuid = randomUUID();
  return `<${uuid}.${markOf(app, uuid)}@${address.split("@")[1] ?? "localhost"}>`;
}

/** Whether the id bears our mark: anyone may write an id that looks like ours. */
export function isOurMessageId(app: Pick<App, "secrets">, id: string): boolean {
  const [, uuid, mark] = OURS.exec(id.toLowerCase()) ?? [];
  return uuid !== undefined && mark !== undefined && sameText(mark, markOf(app, uuid));
}
