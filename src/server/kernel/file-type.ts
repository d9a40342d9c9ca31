/** What a file is by its first bytes: what the sender says it is may be a lie. */
const marks: readonly { type: string; at: number; bytes: readonly number[] }[] = [
  { type: "image/jpeg", at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: "image/png", at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "image/gif", at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: "image/webp", at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { type: "application/pdf", at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: "audio/ogg", at: 0, bytes: [0x4f, 0x67, 0x67, 0x53] },
  { type: "audio/mpeg", at: 0, bytes: [0x49, 0x44, 0x33] },
  { type: "audio/mpeg", at: 0, bytes: [0xff, 0xfb] },
  // Layer III of MPEG-2 and 2.5: how exchanges keep speech.
  { type: "audio/mpeg", at: 0, bytes: [0xff, 0xf3] },
  { type: "audio/mpeg", at: 0, bytes: [0xff, 0xe3] },
  { type: "audio/mpeg", at: 0, bytes: [0xff, 0xfa] },
  { type: "audio/mpeg", at: 0, bytes: [0xff, 0xf3] },
  { type: "audio/mpeg", at: 0, bytes: [0xff, 0xf2] },
  { type: "audio/mpeg", at: 0, bytes: [0xff, 0xe3] },
  { type: "audio/mpeg", at: 0, bytes: [0xff, 0xe2] },
  { type: "audio/wav", at: 8, bytes: [0x57, 0x41, 0x56, 0x45] },
  { type: "audio/amr", at: 0, bytes: [0x23, 0x21, 0x41, 0x4d, 0x52] },
  { type: "video/mp4", at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  { type: "application/zip", at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: "application/rtf", at: 0, bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { type: "application/msword", at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0] },
];

/** Everything unknown is a nameless file, which a browser only offers to save. */
export const typeOfBytes = (content: Uint8Array): string =>
  marks.find(({ at, bytes }) => bytes.every((byte, i) => content[at + i] === byte))?.type ?? "application/octet-stream";
