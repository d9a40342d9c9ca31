import { createHash } from "node:crypto";
import type { Ctx } from "../../kernel/ctx.ts";
import { exampleModel } from "../model/example-model.ts";
import { checkTemplate } from "../render/check-template.ts";
import { compile } from "../render/compiled.ts";
import { renderPaper } from "../render/render.ts";
import { templateWrong } from "../render/unpack.ts";
import { customLeaves } from "./custom-leaves.ts";

export interface Inspected {
  fields: string[];
  sha256: string;
  size: number;
}

/** Whether papers can be made by the file. Throws Refused "template-wrong" with what is wrong and where. */
export async function inspectFile(ctx: Ctx, content: Uint8Array, isNumbered: boolean): Promise<Inspected> {
  const compiled = await compile(content);
  const custom = await customLeaves(ctx);
  const { problems, fields } = await checkTemplate(compiled, isNumbered, custom);
  if (problems.length > 0) throw templateWrong(problems);
  try {
    await renderPaper(compiled, exampleModel(custom));
  } catch (error) {
    // A loop that crosses cells of a table: the library finds it only when it fills.
    const place = error instanceof Error ? error.message.slice(0, 200) : "";
    throw templateWrong([{ problem: "syntax", tag: "", place }]);
  }
  return { fields, sha256: createHash("sha256").update(content).digest("hex"), size: content.length };
}
