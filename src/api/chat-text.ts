/**
 * What stands in the text of a post besides words: colleagues after @, cards by address or number. The server decides
 * by it whom to tell, the interface draws by it. Apart from the endpoints, which the shell need not load.
 */
export type ChatPart =
  | { kind: "text"; text: string }
  | { kind: "mention"; text: string; userId: number }
  | { kind: "client"; text: string; clientId: number }
  | { kind: "matter"; text: string; number: number }
  | { kind: "link"; text: string; url: string };

interface Person {
  id: number;
  name: string;
}

/** An address of a card, ours or pasted whole; «#1001» is a matter's number, as everywhere in the product. */
const CARD = String.raw`(?:https?:\/\/[^\s/]+)?\/app\/clients\/(\d{1,12})(?:\?[^\s]*)?`;
const NUMBER = String.raw`(?<![\p{L}\p{N}&/])#(\d{1,9})(?![\p{L}\p{N}])`;
const LINK = String.raw`https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]`;

/** Those of the people whom the text calls by «@Имя»; the longer name wins where one begins another. */
export const calledIn = (body: string, people: readonly Person[]): Person[] => {
  const found = new Map<number, Person>();
  for (const part of partsOf(body, people)) {
    if (part.kind !== "mention") continue;
    found.set(part.userId, { id: part.userId, name: part.text.slice(1) });
  }
  return [...found.values()];
};

export function partsOf(body: string, people: readonly Person[]): ChatPart[] {
  const names = people.toSorted((a, b) => b.name.length - a.name.length);
  const called = names.map(({ name }) => escaped(name)).join("|");
  const pattern = new RegExp(
    [
      `(?<card>${CARD})`,
      `(?<number>${NUMBER})`,
      `(?<link>${LINK})`,
      ...(called ? [`@(?<name>${called})(?![\\p{L}\\p{N}])`] : []),
    ].join("|"),
    "gu",
  );
  const parts: ChatPart[] = [];
  let from = 0;
  for (const match of body.matchAll(pattern)) {
    if (match.index > from) parts.push({ kind: "text", text: body.slice(from, match.index) });
    parts.push(partOf(match, names));
    from = match.index + match[0].length;
  }
  if (from < body.length) parts.push({ kind: "text", text: body.slice(from) });
  return parts;
}

function partOf(match: RegExpExecArray, people: readonly Person[]): ChatPart {
  const text = match[0];
  const groups = match.groups ?? {};
  const digits = Number(match.slice(1).find((one) => one !== undefined && /^\d+$/.test(one)));
  if (groups["card"] !== undefined) return { kind: "client", text, clientId: digits };
  if (groups["number"] !== undefined) return { kind: "matter", text, number: digits };
  const person = people.find(({ name }) => name === groups["name"]);
  if (person) return { kind: "mention", text, userId: person.id };
  return { kind: "link", text, url: text };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** The cards a text names, each once. */
export function cardsIn(body: string): { clientIds: number[]; numbers: number[] } {
  const parts = partsOf(body, []);
  return {
    clientIds: [...new Set(parts.flatMap((part) => (part.kind === "client" ? [part.clientId] : [])))],
    numbers: [...new Set(parts.flatMap((part) => (part.kind === "matter" ? [part.number] : [])))],
  };
}
