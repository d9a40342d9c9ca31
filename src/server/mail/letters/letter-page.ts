import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { INLINE, REMOTE } from "../parsing/picture-marks.ts";
import { wholeLetter } from "../packs/open-packed.ts";
import { noteReading } from "./find-letter.ts";

const MOST_PICTURE = 3 * 1024 * 1024;
const MOST_PICTURES = 12 * 1024 * 1024;
const SHOWN = /^image\/(png|jpeg|gif|webp)$/;

export interface LetterPage {
  html: string;
  policy: string;
}

/** The letter as a page of its own for a sandboxed frame; it loads nothing from elsewhere until the reader lets it. */
export async function letterPage(
  ctx: Ctx,
  id: number,
  asked: { remote: boolean; theme: "light" | "dark" },
): Promise<LetterPage> {
  const letter = await wholeLetter(ctx, id);
  await noteReading(ctx, letter);
  const body = await ctx.db.selectFrom("letter_bodies").select("html").where("letter_id", "=", id).executeTakeFirst();
  if (body?.html == null) throw notFound("letter's page");
  const inlined = await withOwnPictures(ctx, id, body.html);
  const html = asked.remote ? inlined.replaceAll(`${REMOTE}="https://`, 'src="https://') : inlined;
  return { html: page(html, asked.theme), policy: policyFor(asked.remote) };
}

/**
 * No script runs under this policy, whatever slipped through: neither the sandbox nor the sources allow one. The page
 * keeps its origin, so that ours may measure how high it is.
 */
const policyFor = (remote: boolean): string =>
  [
    "default-src 'none'",
    `img-src data:${remote ? " https:" : ""}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
  ].join("; ");

/** Pictures of the letter itself are put into the page: from within the sandbox our addresses would not know the reader. */
async function withOwnPictures(ctx: Ctx, id: number, html: string): Promise<string> {
  const numbers = new Set([...html.matchAll(new RegExp(`src="${INLINE}(\\d+)"`, "g"))].map(([, n]) => Number(n)));
  if (numbers.size === 0) return html;
  const files = await ctx.db
    .selectFrom("letter_files")
    .selectAll()
    .where("letter_id", "=", id)
    .where("n", "in", [...numbers])
    .execute();
  let left = MOST_PICTURES;
  const urls = new Map<number, string>();
  for (const file of files) {
    if (!SHOWN.test(file.type) || file.size > MOST_PICTURE || file.size > left) continue;
    left -= file.size;
    urls.set(
      file.n,
      `data:${file.type};base64,${Buffer.from(await ctx.app.files.get(file.file_key)).toString("base64")}`,
    );
  }
  return html.replaceAll(new RegExp(`src="${INLINE}(\\d+)"`, "g"), (_whole, n: string) => {
    const url = urls.get(Number(n));
    return url === undefined ? "" : `src="${url}"`;
  });
}

/** Letters are written for white paper: in the dark theme the paper stays light, its frame is ours. */
const page = (html: string, theme: "light" | "dark"): string => `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title></title>
<style>
html{background:${theme === "dark" ? "#f4f5f7" : "#ffffff"};color:#1c2024}
body{margin:0;padding:${theme === "dark" ? "12px" : "2px 0"};font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
body>:first-child,body>div:first-child>:first-child{margin-top:0}
img{max-width:100%;height:auto}
img[${REMOTE}]{display:inline-block;min-width:24px;min-height:24px;border:1px dashed #a3abb5}
table{max-width:100%}
pre{white-space:pre-wrap}
blockquote{margin:0 0 0 4px;padding-left:10px;border-left:3px solid #d0d5dc}
details.quote>summary{cursor:pointer;width:40px;height:24px;line-height:16px;text-align:center;list-style:none;border-radius:12px;background:#e4e7ec}
</style></head><body>${html}</body></html>`;
