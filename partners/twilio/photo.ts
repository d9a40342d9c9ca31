import { crc32, deflateSync } from "node:zlib";

const WIDTH = 420;
const HEIGHT = 560;
const PAPER = 0xf4;
const INK = 0x8a;
const TABLE = 0x5d;

/** A photo of a paper on a table: a real PNG drawn by arithmetic, so that no file need be kept. */
export function documentPhoto(): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_row, y) =>
    Buffer.from([0, ...Array.from({ length: WIDTH }, (_column, x) => shadeAt(x, y))]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function shadeAt(x: number, y: number): number {
  const onPaper = x > 40 && x < WIDTH - 40 && y > 30 && y < HEIGHT - 30;
  if (!onPaper) return TABLE + ((x * 7 + y * 3) % 9);
  const line = Math.floor((y - 80) / 26);
  const isLine = y > 80 && y < HEIGHT - 90 && (y - 80) % 26 < 6;
  const lineEnd = line % 5 === 4 ? 220 : WIDTH - 80 - ((line * 37) % 60);
  return isLine && x > 80 && x < lineEnd ? INK : PAPER;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
