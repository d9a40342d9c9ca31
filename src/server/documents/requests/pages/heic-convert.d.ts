declare module "heic-convert" {
  export default function convert(from: { buffer: Uint8Array; format: "JPEG"; quality: number }): Promise<ArrayBuffer>;
}
