import { PDFDocument } from "pdf-lib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { formOf, heic, pdf, pdfWithPassword, pdfWithScript, photo, pngBomb, sidewaysPhoto } from "./fixtures/files.ts";
import { readParts } from "./link/read-parts.ts";
import { cleanFile } from "./pages/clean-file.ts";
import { cutOf, editedImage } from "./pages/clean-image.ts";

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { reason?: string }) => error.reason,
  );

describe("what clients bring", () => {
  test("a photo that lies on its side stands upright and says no more where and by what it was taken", async () => {
    const clean = await cleanFile(await sidewaysPhoto());
    expect(clean).toMatchObject({ kind: "image", width: 600, height: 800 });
    expect((await sharp(clean.content).metadata()).exif).toBeUndefined();
  });

  test("a photo of 60 megapixels becomes a sheet", async () => {
    const clean = await cleanFile(await photo(8944, 6708));
    expect(Math.max(clean.width ?? 0, clean.height ?? 0)).toBe(3508);
  }, 30_000);

  test("bombs, broken and foreign files are refused in words", async () => {
    expect(await reasonOf(cleanFile(pngBomb()))).toBe("picture-too-large");
    expect(await reasonOf(cleanFile(heic(20_000, 20_000)))).toBe("picture-too-large");
    expect(await reasonOf(cleanFile(heic(100, 100)))).toBe("file-broken");
    expect(await reasonOf(cleanFile((await photo()).subarray(0, 300)))).toBe("file-broken");
    expect(await reasonOf(cleanFile(Buffer.from("%PDF-1.7 nothing more")))).toBe("file-broken");
    expect(await reasonOf(cleanFile(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")))).toBe("wrong-kind");
    expect(await reasonOf(cleanFile(Buffer.from("GIF89a")))).toBe("wrong-kind");
  });

  test("a PDF with a password is refused, one with a script loses it and keeps its page", async () => {
    expect(await reasonOf(cleanFile(await pdfWithPassword()))).toBe("pdf-password");
    const clean = await cleanFile(await pdfWithScript());
    expect(clean).toMatchObject({ kind: "pdf", pages: 1, wasFlattened: true });
    expect(Buffer.from(clean.content).toString("latin1")).not.toMatch(/JavaScript|alert/);
    expect((await PDFDocument.load(clean.content)).getPageCount()).toBe(1);
    expect(await cleanFile(await pdf(3))).toMatchObject({ pages: 3, wasFlattened: false });
  });

  test("turns and cuts are done upon the upright picture, the cut first", async () => {
    const crop = { left: 0.5, top: 0, width: 0.5, height: 1 };
    expect(await editedImage(await photo(600, 800), { rotate: 90, crop })).toMatchObject({ width: 800, height: 300 });
    expect(cutOf({ left: 0.95, top: 0.95, width: 1, height: 1 }, 10, 10)).toEqual({
      left: 9,
      top: 9,
      width: 1,
      height: 1,
    });
  });
});

describe("a form with files", () => {
  const read = async (pieces: readonly Uint8Array[], type: string) => {
    const found: { name: string; fileName: string | null; text: string }[] = [];
    async function* source() {
      yield* pieces;
    }
    for await (const part of readParts(source(), type)) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of part.content) chunks.push(chunk);
      found.push({ name: part.name, fileName: part.fileName, text: Buffer.concat(chunks).toString("utf8") });
    }
    return found;
  };
  const form = formOf([
    { field: "photo", name: "", content: Buffer.alloc(0) },
    { field: "files", name: "паспорт.jpg", content: Buffer.from("раз\r\n----oplot два") },
  ]);

  test.each([1, 2, 7, 64, 100_000])("is read alike when it comes by %i bytes", async (size) => {
    const pieces = Array.from({ length: Math.ceil(form.payload.length / size) }, (_, i) =>
      form.payload.subarray(i * size, (i + 1) * size),
    );
    expect(await read(pieces, form.headers["content-type"])).toEqual([
      { name: "photo", fileName: "", text: "" },
      { name: "files", fileName: "паспорт.jpg", text: "раз\r\n----oplot два" },
    ]);
  });

  test("cut short, without a boundary or with an endless head is refused", async () => {
    const refusal = async (pieces: Uint8Array[], type: string) =>
      read(pieces, type).then(
        () => null,
        (error: { code: string }) => error.code,
      );
    expect(await refusal([form.payload.subarray(0, 200)], form.headers["content-type"])).toBe("invalid");
    expect(await refusal([form.payload], "multipart/form-data")).toBe("invalid");
    const endless = Buffer.from(`--x\r\n${"a".repeat(20_000)}`);
    expect(await refusal([endless, endless], "multipart/form-data; boundary=x")).toBe("invalid");
  });
});
