import { refused } from "../../../kernel/errors.ts";

/** A photo of 60 megapixels is somebody's phone; what claims far more is a bomb. */
export const MOST_PIXELS = 100_000_000;
/** A sheet of A4 at 300 dots an inch: whatever is finer only weighs. */
const SHEET = { width: 2480, height: 3508 };
const LONGEST = 3508;

interface Picture {
  content: Uint8Array;
  width: number;
  height: number;
}

/** Upright by its EXIF, without it, no larger than a sheet at 300 dots an inch, on white. */
export async function cleanImage(content: Uint8Array): Promise<Picture> {
  const sharp = await loaded();
  try {
    const { width, height } = await sharp(content, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS) throw refused("picture-too-large");
    const { data, info } = await sharp(content, {
      limitInputPixels: MOST_PIXELS,
      failOn: "error",
      sequentialRead: true,
    })
      .timeout({ seconds: 30 })
      .rotate()
      .resize({ width: LONGEST, height: LONGEST, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 84 })
      .toBuffer({ resolveWithObject: true });
    return { content: data, width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof Error && "reason" in error) throw error;
    throw refused("file-broken");
  }
}

interface Commands {
  rotate: number;
  crop: { left: number; top: number; width: number; height: number } | null;
}

/** What a person said to do with the upright picture: first cut, then turned; as a sheet at most. */
export async function editedImage(content: Uint8Array, { rotate, crop }: Commands, most = LONGEST): Promise<Picture> {
  const sharp = await loaded();
  const { width, height } = await sharp(content).metadata();
  const image = sharp(content);
  if (crop) image.extract(cutOf(crop, width, height));
  // The cut and the turn are told apart: the library would otherwise turn first.
  const cut = crop ? await image.toBuffer() : content;
  const { data, info } = await sharp(cut)
    .rotate(rotate)
    .resize({ width: Math.min(most, LONGEST), height: most, fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: most < SHEET.width ? 76 : 84 })
    .toBuffer({ resolveWithObject: true });
  return { content: data, width: info.width, height: info.height };
}

/** Shares into pixels that are surely within the picture. */
export function cutOf(crop: NonNullable<Commands["crop"]>, width: number, height: number) {
  const left = Math.min(width - 1, Math.max(0, Math.round(crop.left * width)));
  const top = Math.min(height - 1, Math.max(0, Math.round(crop.top * height)));
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(crop.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(crop.height * height))),
  };
}

/** Loaded at first use: most processes never see a picture. */
async function loaded() {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  return sharp;
}
