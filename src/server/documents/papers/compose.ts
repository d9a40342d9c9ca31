import { createHash } from "node:crypto";
import type { MissingFact, PaperExtra } from "../../../api/documents.ts";
import type { KeptContent } from "../../disk/index.ts";
import type { App, Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { renderPaper, type Rendered } from "../render/render.ts";
import { compiledOf } from "../templates/compiled-of.ts";
import { readModel } from "./read-model.ts";

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

interface About {
  clientId: number;
  matterId: number | null;
  extra: PaperExtra;
  template: { title: string; file_key: string };
}

/** The paper by today's facts, kept nowhere. */
export async function compose(ctx: Ctx, { clientId, matterId, extra, template }: About): Promise<Rendered> {
  const model = await readModel(ctx, { clientId, matterId, extra, title: template.title });
  return renderPaper(await compiledOf(ctx.app, template.file_key), model);
}

/** Throws Refused "missing-facts": a paper with a hole is never made. */
export function demandWhole(missing: readonly MissingFact[]): void {
  if (missing.length > 0) throw refused("missing-facts", { missing: [...missing] });
}

export async function keep(app: App, content: Uint8Array, type: string): Promise<KeptContent> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { key: await app.files.put(content), type, size: content.length, sha256 };
}
