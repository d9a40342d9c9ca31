import type { Ctx } from "../../kernel/ctx.ts";
import type { Content, OutgoingFile } from "../adapters/port.ts";
import { capabilitiesOf, type Connection } from "../connections/open-channel.ts";
import type { MessageToSend } from "../store.ts";
import { nameOfFile } from "./files-rules.ts";
import { linkFiles } from "./media-links.ts";

/** What the adapter is given to send: words, a template with its values, or files with a caption. */
export async function contentOf(ctx: Ctx, connection: Connection, message: MessageToSend): Promise<Content> {
  if (message.template_external_id !== null)
    return { kind: "template", externalId: message.template_external_id, variables: message.content_variables ?? {} };
  const subject = message.payload?.subject;
  const about = { text: message.body, ...(subject ? { subject } : {}) };
  const buttons = message.payload?.buttons ?? [];
  if (buttons.length > 0) return { kind: "buttons", text: message.body, buttons };
  const files = await filesOf(ctx, connection, message);
  return files.length === 0 ? { kind: "text", ...about } : { kind: "file", files, ...about };
}

async function filesOf(ctx: Ctx, connection: Connection, message: MessageToSend): Promise<OutgoingFile[]> {
  const media = message.payload?.media ?? [];
  const urls = capabilitiesOf(connection).fetchesFiles ? await linkFiles(ctx, message.id, media.length) : [];
  return media.flatMap((file, index) =>
    file.key === null
      ? []
      : [
          {
            name: nameOfFile(file, index),
            type: file.type ?? "application/octet-stream",
            size: file.size ?? 0,
            open: () => ctx.app.files.open(file.key ?? ""),
            url: urls[index] ?? "",
          },
        ],
  );
}
