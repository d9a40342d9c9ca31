import { strToU8, zipSync, type Zippable } from "fflate";
import type * as library from "easy-template-x";
import type { ScopeDataArgs, TemplateCompiler, XmlNode } from "easy-template-x";
import type { Scope } from "../model/facts.ts";
import { unpackDocx } from "./unpack.ts";

/**
 * A template taken apart once: its Word file unpacked, the parts with text parsed. A paper is then a copy of the parsed
 * text filled and packed, which is what makes a thousand contracts a matter of seconds.
 */
export interface Compiled {
  /** Parts that no paper changes. */
  still: Zippable;
  /** By name, parsed; never filled themselves. */
  texts: ReadonlyMap<string, XmlNode>;
}

/** Where Word keeps text: the body, headers, footers, notes. */
const TEXT_PART = /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;

export interface Engine {
  compiler: TemplateCompiler;
  xml: typeof library.xml;
  ScopeData: typeof library.ScopeData;
}

let engine: Promise<Engine> | null = null;

/** Loaded at the first paper: a start without papers does not pay for it. */
export const loadEngine = (): Promise<Engine> => (engine ??= makeEngine());

async function makeEngine(): Promise<Engine> {
  const { DelimiterSearcher, Delimiters, LoopPlugin, ScopeData, TagParser, TemplateCompiler, TextPlugin, xml } =
    await import("easy-template-x");
  const delimiters = new Delimiters();
  const plugins = [new TextPlugin(), new LoopPlugin()];
  const compiler = new TemplateCompiler(
    new DelimiterSearcher(delimiters, MAX_XML_DEPTH),
    new TagParser(delimiters),
    plugins,
    {
      defaultContentType: "text",
      containerContentType: "loop",
    },
  );
  for (const plugin of plugins) plugin.setUtilities({ compiler });
  return { compiler, xml, ScopeData };
}

const MAX_XML_DEPTH = 60;

export async function compile(content: Uint8Array): Promise<Compiled> {
  const { xml } = await loadEngine();
  const still: Zippable = {};
  const texts = new Map<string, XmlNode>();
  for (const [name, bytes] of Object.entries(unpackDocx(content))) {
    if (TEXT_PART.test(name)) texts.set(name, xml.parser.parse(new TextDecoder().decode(bytes)));
    else still[name] = [bytes, { level: 3, mtime: EPOCH }];
  }
  return { still, texts };
}

/** The same facts make the same bytes: no time of packing in them. */
const EPOCH = new Date("1980-01-01T00:00:00");

export type Resolve = (args: ScopeDataArgs) => string | boolean | object[];

/** Fills copies of the parsed parts and packs the paper. */
export async function fill({ still, texts }: Compiled, resolve: Resolve): Promise<Uint8Array> {
  const { compiler, xml, ScopeData } = await loadEngine();
  const parts: Zippable = { ...still };
  for (const [name, parsed] of texts) {
    const root = xml.create.cloneNode(parsed, true);
    const data = new ScopeData({});
    // Its type speaks of JSON alone; what is told back is exactly what its plugins read.
    data.scopeDataResolver = resolve as typeof data.scopeDataResolver;
    await compiler.compile(root, data, NO_CONTEXT);
    parts[name] = [strToU8(xml.parser.serializeFile(root)), { level: 3, mtime: EPOCH }];
  }
  return zipSync(parts);
}

// Text and loops ask nothing of the file around them; pictures and charts would, and templates have none to fill.
const NO_CONTEXT = {
  docx: null,
  currentPart: null,
  pluginContext: {},
  options: { maxXmlDepth: MAX_XML_DEPTH },
} as never;

/** The chain of scopes in which a placeholder stands: the root, then the item of each loop around it. */
export function scopesOf(root: Scope, path: ScopeDataArgs["path"]): Scope[] {
  const scopes = [root];
  for (let i = 0; i < path.length - 1; i++) {
    const part = path[i];
    const index = path[i + 1];
    if (typeof part !== "object" || typeof index !== "number") continue;
    const item = scopes.findLast((scope) => scope.lists.has(part.name))?.lists.get(part.name)?.[index];
    if (item) scopes.push(item);
  }
  return scopes;
}
