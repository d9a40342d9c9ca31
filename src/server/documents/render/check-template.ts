import type { Tag, XmlNode } from "easy-template-x";
import type { TemplateProblem } from "../../../api/document-templates.ts";
import { formsOf, type Leaf, type ListField } from "../model/field-kinds.ts";
import { itemNumber, leafAt, listAt, sections } from "../model/fields.ts";
import { loadEngine, type Compiled } from "./compiled.ts";
import { PENDING } from "./resolve.ts";

export interface Checked {
  problems: TemplateProblem[];
  /** Paths as the template names them; lists and conditions with #. */
  fields: string[];
}

/** Every placeholder against the description of fields, before anybody makes a paper by it. */
export async function checkTemplate(
  { texts }: Compiled,
  isNumbered: boolean,
  custom: readonly Leaf[],
): Promise<Checked> {
  const find: FindLeaf = (path) => leafAt(path) ?? custom.find((leaf) => leaf.path === path) ?? null;
  const { compiler, xml } = await loadEngine();
  const problems: TemplateProblem[] = [];
  const fields = new Set<string>();
  for (const parsed of texts.values()) {
    const root = xml.create.cloneNode(parsed, true);
    try {
      const tags = compiler.parseTags(root);
      problems.push(...looseBraces(root, tags));
      walk(tags, { isNumbered, find }, problems, fields);
    } catch (error) {
      problems.push(syntaxProblem(error));
    }
  }
  const showsNumber = [...fields].some((path) => path.startsWith("doc.number"));
  if (isNumbered && !showsNumber && problems.length === 0)
    problems.push({ problem: "number-not-shown", tag: "{doc.number}", place: "" });
  return { problems, fields: [...fields] };
}

/** A brace at the very end that nothing closes passes the library by: it would stand in the paper as it is. */
function looseBraces(root: XmlNode, tags: readonly Tag[]): TemplateProblem[] {
  const taken = new Set<XmlNode>(tags.flatMap((tag) => (tag.placement === "TextNode" ? [tag.xmlTextNode] : [])));
  return textNodes(root).flatMap((node) => {
    const brace = taken.has(node) ? null : /[{}]/.exec(textOf(node));
    if (!brace) return [];
    const problem = brace[0] === "{" ? "tag-unclosed" : "tag-unopened";
    return [{ problem, tag: textOf(node).slice(brace.index, brace.index + 60), place: paragraphOf(node) }];
  });
}

const textNodes = (node: XmlNode): XmlNode[] =>
  "textContent" in node ? [node] : (node.childNodes ?? []).flatMap(textNodes);

/** The library stops at the first brace without its pair. */
function syntaxProblem(error: unknown): TemplateProblem {
  const name = error instanceof Error ? error.name : "";
  const text = (key: string): string => {
    const value = error instanceof Error ? Object.entries(error).find(([own]) => own === key)?.[1] : "";
    return typeof value === "string" ? value : "";
  };
  if (name === "MissingCloseDelimiterError")
    return { problem: "tag-unclosed", tag: text("openDelimiterText"), place: text("openDelimiterText") };
  if (name === "MissingStartDelimiterError")
    return { problem: "tag-unopened", tag: "}", place: text("closeDelimiterText") };
  return {
    problem: "syntax",
    tag: text("tagRawText"),
    place: error instanceof Error ? error.message.slice(0, 200) : "",
  };
}

type FindLeaf = (path: string) => Leaf | null;
interface Rules {
  isNumbered: boolean;
  find: FindLeaf;
}
interface Open {
  tag: Tag;
  list: ListField | null;
}

function walk(tags: readonly Tag[], rules: Rules, problems: TemplateProblem[], fields: Set<string>): void {
  const open: Open[] = [];
  const wrong = (problem: string, tag: Tag) => problems.push({ problem, tag: tag.rawText, place: placeOf(tag) });
  for (const tag of tags) {
    if (tag.placement === "Attribute") wrong("syntax", tag);
    else if (tag.disposition === "Open") openLoop(tag, open, rules.find, wrong, fields);
    else if (tag.disposition === "Close") {
      const last = open.pop();
      if (!last) wrong("loop-unopened", tag);
      else if (tag.name && bare(tag.name) !== bare(last.tag.name)) wrong("loop-crossed", tag);
    } else {
      const known = knownText(tag.name, open, rules);
      if (known) fields.add(known);
      else wrong("field-unknown", tag);
    }
  }
  for (const { tag } of open) wrong("loop-unclosed", tag);
}

function openLoop(
  tag: Tag & { placement: "TextNode" },
  open: Open[],
  find: FindLeaf,
  wrong: (problem: string, tag: Tag) => void,
  fields: Set<string>,
): void {
  const path = bare(tag.name);
  const list = findList(path, open);
  const isKnown = list !== null || isCondition(path, open, find);
  if (!isKnown) wrong("loop-unknown", tag);
  else fields.add(`#${path}`);
  if (ancestors(tag.xmlTextNode).some(({ nodeName }) => nodeName === "w:sdtContent")) wrong("loop-in-control", tag);
  // "None" and "any" of a list are conditions: within them there is no item.
  open.push({ tag, list: /^[!?]/.test(tag.name) ? null : list });
}

const bare = (name: string): string => name.replace(/^[!?]\s*/, "").trim();

const lists = (open: readonly Open[]): ListField[] => open.flatMap(({ list }) => (list ? [list] : []));

const findList = (path: string, open: readonly Open[]): ListField | null =>
  lists(open)
    .toReversed()
    .flatMap((list) => list.lists ?? [])
    .find((list) => list.path === path) ?? listAt(path);

const isCondition = (path: string, open: readonly Open[], find: FindLeaf): boolean =>
  (!PENDING.test(path) && findLeaf(path, open, find)?.forms.length === 0) ||
  sections.some((section) => section === path) ||
  lists(open).some((list) => list.leaves.some((leaf) => leaf.path.startsWith(`${path}.`)));

/** The path of a text placeholder when it is known with all its forms. */
function knownText(name: string, open: readonly Open[], { isNumbered, find }: Rules): string | null {
  if (!isNumbered && name.startsWith("doc.number")) return null;
  const found = findLeaf(name, open, find);
  if (!found) return null;
  const known = formsOf[found.leaf.kind].map(({ form }) => form);
  const most = found.leaf.kind === "name" ? 3 : 2;
  const areKnown = found.forms.length <= most && found.forms.every((form) => known.includes(form));
  return areKnown ? found.leaf.path : null;
}

function findLeaf(name: string, open: readonly Open[], find: FindLeaf): { leaf: Leaf; forms: string[] } | null {
  const inside = lists(open).toReversed();
  const bits = name.split(".");
  for (let length = bits.length; length > 0; length--) {
    const path = bits.slice(0, length).join(".");
    const own = inside.flatMap((list) => [itemNumber, ...list.leaves]).find((leaf) => leaf.path === path);
    const leaf = own ?? find(path);
    if (leaf) return { leaf, forms: bits.slice(length) };
  }
  return null;
}

/** The paragraph around a placeholder, so that a lawyer finds it in Word. */
function placeOf(tag: Tag): string {
  return tag.placement === "Attribute" ? "" : paragraphOf(tag.xmlTextNode);
}

function paragraphOf(node: XmlNode): string {
  const paragraph = ancestors(node).find(({ nodeName }) => nodeName === "w:p");
  return textOf(paragraph ?? node).slice(0, 200);
}

function ancestors(node: XmlNode): XmlNode[] {
  const all: XmlNode[] = [];
  for (let at = node.parentNode; at; at = at.parentNode) all.push(at);
  return all;
}

const textOf = (node: XmlNode): string =>
  "textContent" in node ? String(node.textContent ?? "") : (node.childNodes ?? []).map(textOf).join("");
