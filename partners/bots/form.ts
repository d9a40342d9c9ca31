/** The parts of a multipart form: enough of RFC 7578 for what the product sends. */
export function partsIn(
  body: Buffer,
  contentType: string,
): Record<string, { text: string; size: number; name: string | null }> {
  const boundary = /boundary=([^;]+)/.exec(contentType)?.[1];
  if (!boundary) return {};
  const mark = Buffer.from(`--${boundary}`);
  const parts: Record<string, { text: string; size: number; name: string | null }> = {};
  for (let at = body.indexOf(mark); at >= 0;) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = body.subarray(at + mark.length + 2, next - 2);
    const head = part.indexOf("\r\n\r\n");
    const words = part.subarray(0, head).toString("utf8");
    const content = part.subarray(head + 4);
    const field = /name="([^"]*)"/.exec(words)?.[1];
    const name = /filename="([^"]*)"/.exec(words)?.[1] ?? null;
    if (field) parts[field] = { text: name === null ? content.toString("utf8") : "", size: content.length, name };
    at = next;
  }
  return parts;
}
