/**
 * Real mp3 files without an encoder: MPEG-2 Layer III, 16 kHz, mono, 8 kbit/s. A frame (36 bytes, 36 ms) is written straight in the
 * frequency domain: harmonics of a voice as quantised lines, loudness as the global gain, so speech-like tones cost
 * a few bits and no transform.
 */
const FRAME_BYTES = 36;
const FRAME_MS = 36;
const LINE_HZ = 8000 / 576;
const PAIRS = 56;
const QUIET_GAIN = 133;

/** Table 2 of Layer III: code and its length of a pair of sizes 0…2, at 3 × first + second. */
const codes = ["1", "010", "000001", "011", "001", "00001", "00011", "00010", "000000"];

/** A talk of two voices; the same seed gives the same bytes. */
export function speechMp3(seconds: number, seed: string): Buffer {
  const random = randomOf(seed);
  const frames = Math.max(1, Math.ceil((seconds * 1000) / FRAME_MS));
  const voices = [108 + random(30), 190 + random(45)];
  const file = Buffer.alloc(frames * FRAME_BYTES);
  let voice = 0;
  let left = 0;
  let pause = 4;
  for (let frame = 0; frame < frames; frame += 1) {
    if (left === 0 && pause === 0) {
      left = 30 + random(110);
      voice = 1 - voice;
    }
    const isSpeech = left > 0;
    writeFrame(file, frame * FRAME_BYTES, isSpeech ? syllable(voices[voice] ?? 120, frame, random) : null);
    if (isSpeech && --left === 0) pause = 6 + random(24);
    else if (!isSpeech) pause -= 1;
  }
  return file;
}

type Sound = { gain: number; sizes: number[]; signs: number[] };

/** A vowel: harmonics of the voice, stronger around two formants that wander from syllable to syllable. */
function syllable(hertz: number, frame: number, random: (below: number) => number): Sound {
  const inSyllable = frame % 6;
  const pitch = hertz * (1 + 0.06 * Math.sin(frame / 9));
  const first = 350 + ((Math.floor(frame / 6) * 137) % 450);
  const second = 900 + ((Math.floor(frame / 6) * 211) % 600);
  const sizes = Array.from({ length: PAIRS * 2 }, () => 0);
  for (let harmonic = 1; harmonic * pitch < PAIRS * 2 * LINE_HZ; harmonic += 1) {
    const line = Math.round((harmonic * pitch) / LINE_HZ);
    const near = Math.min(Math.abs(harmonic * pitch - first), Math.abs(harmonic * pitch - second));
    if (line < sizes.length) sizes[line] = near < 160 ? 2 : near < 420 ? 1 : 0;
  }
  const loudness = Math.sin(((inSyllable + 0.5) / 6) * Math.PI);
  return {
    gain: QUIET_GAIN + 38 + Math.round(loudness * 18) - random(3),
    sizes,
    signs: sizes.map(() => random(2)),
  };
}

function writeFrame(file: Buffer, at: number, sound: Sound | null): void {
  const data = sound ? codeOf(sound) : "";
  const bits = [
    "11111111111" + "10" + "01" + "1", // sync, MPEG-2, Layer III, no checksum
    "0001" + "10" + "0" + "0" + "11" + "00" + "0" + "1" + "00", // 8 kbit/s, 16 kHz, mono, original
    "00000000" + "0", // the data begins here; private
    binary(data.length, 12),
    binary(sound ? PAIRS : 0, 9),
    binary(sound?.gain ?? 0, 8),
    binary(0, 9) + "0", // no scale factors, a long block
    binary(2, 5).repeat(3), // one table for all three regions
    binary(7, 4) + binary(5, 3) + "0" + "0",
    data,
  ].join("");
  for (let i = 0; i * 8 < bits.length; i += 1) {
    file[at + i] = Number.parseInt(bits.slice(i * 8, i * 8 + 8).padEnd(8, "0"), 2);
  }
}

function codeOf({ sizes, signs }: Sound): string {
  let bits = "";
  for (let line = 0; line < sizes.length; line += 2) {
    const [x, y] = [sizes[line] ?? 0, sizes[line + 1] ?? 0];
    bits += codes[3 * x + y];
    if (x > 0) bits += signs[line];
    if (y > 0) bits += signs[line + 1];
  }
  return bits;
}

const binary = (value: number, width: number): string => value.toString(2).padStart(width, "0");

/** Numbers that look random and are the same for the same seed. */
function randomOf(seed: string): (below: number) => number {
  let state = 2_166_136_261;
  for (const sign of seed) state = Math.imul(state ^ sign.charCodeAt(0), 16_777_619) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
