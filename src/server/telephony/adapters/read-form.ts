import type { HookForm } from "./port.ts";

const MAX_FIELDS = 60;

/**
 * The fields of a hook by its bytes. Forms come as they should; of multipart bodies the boundary was seen to differ from
 * the one in the header, so it is taken from the body's own first line.
 */
export function readForm(body: Buffer, contentType: string | undefined): HookForm {
  const text = body.toString("utf8");
  const isParts = /^multipart\//i.test(contentType ?? "") || /^\s*--\S+\r?\n/.test(text);
  const pairs = isParts ? partsOf(text) : [...new URLSearchParams(text)];
  return Object.fromEntries(pairs.slice(0, MAX_FIELDS));
}

function partsOf(text: string): [string, string][] {
  const boundary = /^\s*(--\S+)\r?\n/.exec(text)?.[1];
  if (!boundary) return [];
  return text.split(boundary).flatMap((part): [string, string][] => {
    const [, head, value] = /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*?)\r?\n?$/.exec(part) ?? [];
    const name = /name="([^"]*)"/i.exec(head ?? "")?.[1];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
}
