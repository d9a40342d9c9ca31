import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dropPreviews } from "../drop-content.ts";
import { diskBase, type DiskBase } from "../../../../test/disk-firm.ts";
import { addFile } from "../index.ts";
import { askPreview, previewFile } from "./ask-preview.ts";

// A program called soffice in PATH that gives the paper back as its PDF, but for one paper it cannot read.
const realPath = process.env["PATH"] ?? "";
let base: DiskBase;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "oplot-preview-test-"));
  const script = `#!/bin/sh\nPATH=${realPath}\nfor last; do :; done
grep -q unreadable "$last" && exit 1\ncp "$last" "$(dirname "$last")/paper.pdf"\n`;
  writeFileSync(join(folder, "soffice"), script);
  chmodSync(join(folder, "soffice"), 0o755);
  process.env["PATH"] = folder;
  base = await diskBase();
});
afterAll(async () => {
  process.env["PATH"] = realPath;
  await base.close();
});

const lawyer = () => base.ctx(base.lawyer);
const put = async (name: string, content: string | Uint8Array) =>
  (await addFile(lawyer(), { clientId: base.clientId, matterId: null, name, file: await base.keep(content) })).nodeId;
// A moment of its own: an archive holds the time it was made, and the same words must be the same bytes.
const word = (text: string) => zipSync({ "word/document.xml": strToU8(text) }, { level: 0, mtime: "2026-11-24" });

test("an office paper is made into PDF once, whoever asks", async () => {
  const nodeId = await put("Иск.docx", word("иск"));
  expect(await askPreview(lawyer(), nodeId)).toEqual({ as: "making", reason: null });
  expect(await askPreview(base.ctx(base.head), nodeId)).toEqual({ as: "making", reason: null });
  await base.jobs.runDue();
  expect(await askPreview(lawyer(), nodeId)).toEqual({ as: "pdf", reason: null });
  const file = await previewFile(lawyer(), nodeId);
  expect(file).toMatchObject({ name: "Иск.pdf", type: "application/pdf" });
  expect(await base.app.files.get(file.key)).toHaveLength(file.size);
  // The same content under another name is not made again.
  expect(await askPreview(lawyer(), await put("Копия.docx", word("иск")))).toEqual({ as: "pdf", reason: null });
  const made = await base.app.database.db.selectFrom("disk_previews").selectAll().execute();
  expect(made).toHaveLength(1);
});

test("a paper the program cannot read says so, and is not tried again", async () => {
  const nodeId = await put("Сломан.docx", word("unreadable"));
  await askPreview(lawyer(), nodeId);
  await base.jobs.runDue();
  expect(await askPreview(lawyer(), nodeId)).toEqual({ as: "none", reason: "failed" });
});

test("pictures and PDF are shown as they are; what only calls itself so is not shown", async () => {
  expect(await askPreview(lawyer(), await put("фото.jpg", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)))).toMatchObject({
    as: "picture",
  });
  expect(await askPreview(lawyer(), await put("скан.pdf", "%PDF-1.7 …"))).toMatchObject({ as: "pdf" });
  expect(await askPreview(lawyer(), await put("не картинка.png", "<svg/>"))).toEqual({ as: "none", reason: "kind" });
});

test("previews of content that nobody has any more go", async () => {
  await base.app.database.db
    .insertInto("disk_previews")
    .values({ sha256: "f".repeat(64), state: "failed", at: base.clock.now() })
    .execute();
  await dropPreviews(base.ctx());
  const left = await base.app.database.db.selectFrom("disk_previews").select("sha256").execute();
  expect(left.map(({ sha256 }) => sha256)).not.toContain("f".repeat(64));
  expect(left.length).toBeGreaterThan(0);
});
