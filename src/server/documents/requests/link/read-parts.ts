import { invalid } from "../../../kernel/errors.ts";

/** A part of a form with files (RFC 7578). Its content must be read to its end before the next part is asked for. */
export interface Part {
  name: string;
  /** Null of an ordinary field. */
  fileName: string | null;
  content: AsyncGenerator<Uint8Array>;
}

const MOST_HEAD = 8192;
const HEAD_END = Buffer.from("\r\n\r\n");

/** Part after part as they come: a form with many photos is never held in memory. */
export async function* readParts(source: AsyncIterable<Uint8Array>, contentType: string): AsyncGenerator<Part> {
  const boundary = /boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) throw invalid({ body: "wrong" });
  const reader = new Reader(source);
  await reader.skipTo(Buffer.from(`--${mark}`));
  const end = Buffer.from(`\r\n--${mark}`);
  for (;;) {
    const after = await reader.take(2);
    if (after.toString("latin1") === "--") return;
    const head = await reader.head();
    const part = partOf(head, reader.until(end));
    yield part;
    // Whatever its reader left.
    for await (const _ of part.content);
  }
}

function partOf(head: string, content: AsyncGenerator<Uint8Array>): Part {
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) throw invalid({ body: "wrong" });
  const fileName = /[;\s]filename="([^"]*)"/i.exec(head)?.[1];
  return { name, fileName: fileName ?? null, content };
}

class Reader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Throws Invalid where the form is cut short. */
  async #more(): Promise<void> {
    const { value, done } = await this.#source.next();
    if (done) throw invalid({ body: "wrong" });
    this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
  }

  async take(size: number): Promise<Buffer> {
    while (this.#held.length < size) await this.#more();
    const taken = this.#held.subarray(0, size);
    this.#held = this.#held.subarray(size);
    return taken;
  }

  async skipTo(mark: Buffer): Promise<void> {
    for await (const _ of this.until(mark));
  }

  async head(): Promise<string> {
    let at = this.#held.indexOf(HEAD_END);
    while (at < 0) {
      if (this.#held.length > MOST_HEAD) throw invalid({ body: "too-long" });
      await this.#more();
      at = this.#held.indexOf(HEAD_END);
    }
    const head = (await this.take(at + HEAD_END.length)).subarray(0, at);
    return head.toString("utf8");
  }

  /** All before the mark, which is swallowed. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(mark);
      if (at >= 0) {
        const last = this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + mark.length);
        if (last.length > 0) yield last;
        return;
      }
      // The mark may begin in what is held and end in what comes.
      const sure = this.#held.length - mark.length + 1;
      if (sure > 0) {
        const piece = this.#held.subarray(0, sure);
        this.#held = this.#held.subarray(sure);
        yield piece;
      }
      await this.#more();
    }
  }
}
