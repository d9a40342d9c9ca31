/**
 * The length and loudness of an MP3 read from its frames alone: each frame names its length, and its global gain tells
 * how loud it is (ISO 11172-3, 13818-3). Nothing is decoded, so a wave drawn of it is a likeness, not a measurement.
 */
export interface SoundShape {
  seconds: number | null;
  /** 0 to 100. */
  peaks: number[];
}

const PEAKS = 240;
/** A gain of 32 steps less is 48 dB quieter: silence for the eye. */
const RANGE = 32;
/** Kept of a frame's head: the header, a checksum and the side information. */
const HEAD_BYTES = 42;

const bitrates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const bitrates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const rates = [44_100, 48_000, 32_000];

export class SoundReader {
  #left: Buffer = Buffer.alloc(0);
  #skip = 0;
  #seconds = 0;
  readonly #gains: number[] = [];

  push(chunk: Uint8Array): void {
    let data = Buffer.concat([this.#left, chunk]);
    for (;;) {
      if (this.#skip > 0) {
        const passed = Math.min(this.#skip, data.length);
        data = data.subarray(passed);
        this.#skip -= passed;
      }
      if (data.length < HEAD_BYTES) break;
      const step = this.#read(data);
      if (step > data.length) {
        this.#skip = step;
        continue;
      }
      data = data.subarray(step);
    }
    this.#left = Buffer.from(data);
  }

  shape(): SoundShape {
    this.push(Buffer.alloc(HEAD_BYTES)); // the last frames may be shorter than a head
    return { seconds: this.#gains.length === 0 ? null : Math.round(this.#seconds), peaks: peaksOf(this.#gains) };
  }

  /** How many bytes to go on. */
  #read(data: Buffer): number {
    if (data.toString("latin1", 0, 3) === "ID3") return 10 + tagSize(data);
    const frame = frameOf(data);
    if (!frame) return 1;
    this.#seconds += frame.seconds;
    this.#gains.push(frame.gain);
    return frame.size;
  }
}

const tagSize = (data: Buffer): number => [6, 7, 8, 9].reduce((size, at) => size * 128 + ((data[at] ?? 0) & 0x7f), 0);

function frameOf(data: Buffer): { size: number; seconds: number; gain: number } | null {
  const [a = 0, b = 0, c = 0, d = 0] = data;
  const version = (b >> 3) & 3;
  const isLayer3 = ((b >> 1) & 3) === 1;
  const rate = rates[(c >> 2) & 3];
  const isFull = version === 3;
  const bitrate = (isFull ? bitrates1 : bitrates2)[c >> 4];
  if (a !== 0xff || b < 0xe0 || version === 1 || !isLayer3 || !rate || !bitrate) return null;
  const hertz = rate / (isFull ? 1 : version === 2 ? 2 : 4);
  const samples = isFull ? 1152 : 576;
  const size = Math.floor(((samples / 8) * bitrate * 1000) / hertz) + ((c >> 1) & 1);
  const isMono = d >> 6 === 3;
  const start = (b & 1) === 1 ? 4 : 6;
  return size < HEAD_BYTES - 8 ? null : { size, seconds: samples / hertz, gain: gainOf(data, start, isFull, isMono) };
}

/** The loudest channel of the first granule; 0 where nothing sounds. */
function gainOf(data: Buffer, start: number, isFull: boolean, isMono: boolean): number {
  const first = isFull ? (isMono ? 18 : 20) : isMono ? 9 : 10;
  const step = isFull ? 59 : 63;
  const channels = isMono ? [0] : [0, 1];
  return Math.max(
    ...channels.map((channel) => {
      const at = start * 8 + first + channel * step;
      return bits(data, at, 12) === 0 ? 0 : bits(data, at + 21, 8);
    }),
  );
}

function bits(data: Buffer, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i += 1) value = value * 2 + (((data[i >> 3] ?? 0) >> (7 - (i & 7))) & 1);
  return value;
}

function peaksOf(gains: readonly number[]): number[] {
  const loudest = gains.reduce((most, one) => Math.max(most, one), 0);
  if (loudest === 0) return [];
  const count = Math.min(PEAKS, gains.length);
  return Array.from({ length: count }, (_, i) => {
    const part = gains.slice(Math.floor((i * gains.length) / count), Math.floor(((i + 1) * gains.length) / count));
    const gain = part.reduce((most, one) => Math.max(most, one), 0);
    return Math.max(0, Math.round(100 - ((loudest - gain) * 100) / RANGE));
  });
}
