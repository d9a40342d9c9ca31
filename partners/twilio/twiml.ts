import type { CallbackReply } from "./callbacks.ts";

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The texts that Twilio would send to the person: every <Message>, or the whole of a plain-text answer. */
export function wordsInTwiml({ contentType, text }: CallbackReply): string[] {
  if (contentType.startsWith("text/plain")) return text.trim() === "" ? [] : [text.trim()];
  if (!/^(text|application)\/xml/.test(contentType)) return [];
  const messages = [...text.matchAll(/<Message\b[^>]*>([\s\S]*?)<\/Message>/g)].map((match) => match[1] ?? "");
  return messages.map(plain).filter((words) => words !== "");
}

function plain(xml: string): string {
  const body = /<Body\b[^>]*>([\s\S]*?)<\/Body>/.exec(xml)?.[1] ?? xml;
  return body
    .replace(/<[^>]*>/g, "")
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .trim();
}
