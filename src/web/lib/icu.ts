// The part of ICU MessageFormat our texts use: {name}, plural with # and =n, select, apostrophe quoting.
// Gives Lingui's compiled form; a test holds it equal to Lingui's own compiler, whose 7 KB every page would load.

export type Token =
  | string
  | [name: string]
  | [name: string, type: string, cases: Record<string, Token[] | number | undefined>];
type Reader = { text: string; at: number };

export function compileIcu(text: string): Token[] {
  const reader = { text, at: 0 };
  const tokens = readMessage(reader, false);
  if (reader.at < text.length) throw new Error(`Unexpected } in «${text}»`);
  return tokens;
}

function readMessage(reader: Reader, inPlural: boolean): Token[] {
  const tokens: Token[] = [];
  let words = "";
  const flush = () => {
    if (words !== "") tokens.push(words);
    words = "";
  };
  while (reader.at < reader.text.length) {
    const letter = reader.text[reader.at];
    if (letter === "}") break;
    if (letter === "'") words += readQuoted(reader, inPlural);
    else if (letter === "{") {
      flush();
      tokens.push(readArgument(reader));
    } else if (letter === "#" && inPlural) {
      flush();
      tokens.push("#");
      reader.at += 1;
    } else {
      words += letter;
      reader.at += 1;
    }
  }
  flush();
  return tokens;
}

// An apostrophe quotes only before a brace (or # in a plural); elsewhere it is an apostrophe: «don't».
function readQuoted(reader: Reader, inPlural: boolean): string {
  const next = reader.text[reader.at + 1];
  if (next === "'") {
    reader.at += 2;
    return "'";
  }
  if (next !== "{" && next !== "}" && !(next === "#" && inPlural)) {
    reader.at += 1;
    return "'";
  }
  const end = reader.text.indexOf("'", reader.at + 2);
  const quoted = reader.text.slice(reader.at + 1, end < 0 ? undefined : end);
  reader.at = end < 0 ? reader.text.length : end + 1;
  return quoted;
}

function readArgument(reader: Reader): Token {
  const name = take(reader, /\{\s*(\w+)\s*/y);
  if (reader.text[reader.at] === "}") {
    reader.at += 1;
    return [name];
  }
  const type = take(reader, /,\s*(plural|select)\s*,\s*/y);
  const cases: Record<string, Token[] | number | undefined> = { offset: undefined };
  while (reader.text[reader.at] !== "}") {
    const key = take(reader, /\s*=?(\w+)\s*\{/y);
    cases[key] = readMessage(reader, type !== "select");
    take(reader, /(\})\s*/y);
  }
  reader.at += 1;
  return [name, type, cases];
}

function take(reader: Reader, shape: RegExp): string {
  shape.lastIndex = reader.at;
  const found = shape.exec(reader.text);
  if (!found) throw new Error(`Cannot read «${reader.text}» at ${reader.at}`);
  reader.at += found[0].length;
  return found[1] ?? "";
}
