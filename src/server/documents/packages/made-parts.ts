import { unzipSync } from "fflate";
import type { UsedFact } from "../../../api/documents.ts";
import type { PackageKind } from "../../../api/packages.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import type { PaperFacts } from "../../clients/index.ts";
import { compose } from "../papers/compose.ts";
import { contentOf } from "../papers/current-content.ts";
import { documentById, listDocuments, type DocumentRow } from "../papers/store.ts";
import { judge, type Look } from "../requests/conditions.ts";
import { usableTemplate } from "../templates/store.ts";
import { packagePapers, type PackagePaper } from "./data/package-papers.ts";
import { differing } from "./compare.ts";
import type { LoadedPart } from "./loaded-part.ts";

interface About {
  kind: PackageKind;
  clientId: number;
  matterId: number;
}

type Found = Pick<
  LoadedPart,
  "state" | "reason" | "documentId" | "nodeId" | "isHandEdited" | "used" | "differs" | "missing" | "text" | "names"
>;

/** The papers of a package that the program makes: the newest of each kind, and what is wrong with it today. */
export async function madeParts(ctx: Ctx, about: About, facts: PaperFacts, look: Look): Promise<LoadedPart[]> {
  const documents = await listDocuments(ctx, about);
  const parts: LoadedPart[] = [];
  for (const paper of packagePapers[about.kind]) {
    const judged = judge(paper.condition, facts, look);
    if (judged.things.length === 0 && judged.unknown.length === 0) continue;
    const newest = documents.find(({ kind, status }) => kind === paper.kind && status !== "cancelled");
    const found = newest
      ? await stateOf(ctx, await documentById(ctx, newest.id), newest.isHandEdited)
      : await absent(ctx, about, paper);
    parts.push({ ...frameOf(paper), ...found });
  }
  return parts;
}

const frameOf = (paper: PackagePaper) => ({
  code: paper.kind,
  title: [paper.title[0], paper.title[1]] satisfies [string, string],
  about: "",
  what: "template" as const,
  attachment: null,
  isRequired: paper.isRequired,
  place: paper.place,
  isMain: paper.place === 0,
  itemId: null,
  validUntil: null,
});

const nothing = {
  documentId: null,
  nodeId: null,
  isHandEdited: false,
  used: [],
  differs: [],
  text: null,
  names: undefined,
};

/** What it would lack is told before anybody presses to make it. */
async function absent(ctx: Ctx, { clientId, matterId }: About, paper: PackagePaper): Promise<Found> {
  try {
    const template = await usableTemplate(ctx, { kind: paper.kind });
    const { missing } = await compose(ctx, { clientId, matterId, extra: {}, template });
    return { ...nothing, state: "absent", reason: missing.length > 0 ? "facts-missing" : null, missing };
  } catch (error) {
    if (!(error instanceof HouseError) || error.code !== "not-found") throw error;
    return { ...nothing, state: "absent", reason: "no-template", missing: [] };
  }
}

async function stateOf(ctx: Ctx, row: DocumentRow, isHandEdited: boolean): Promise<Found> {
  const { used, missing } = await sayingNow(ctx, row);
  const differs = differing(row.data.used, used);
  const isStale = differs.length > 0 || missing.length > 0;
  const own = { documentId: row.id, nodeId: row.node_id, isHandEdited, used: row.data.used };
  const found = { ...own, differs, missing, names: row.extra.attachments };
  const text = isHandEdited ? textOf((await contentOf(ctx, row)).content) : null;
  if (isStale && isHandEdited) return { ...found, text, state: "wrong", reason: "edited-and-stale" };
  if (isStale) return { ...found, text, state: "old", reason: "facts-changed" };
  if (row.status === "draft") return { ...found, text, state: "wrong", reason: "draft" };
  return { ...found, text, state: "present", reason: null };
}

/** What the paper would say, were it made now by the template it was made by. */
export async function sayingNow(
  ctx: Ctx,
  row: DocumentRow,
): Promise<{ used: UsedFact[]; missing: LoadedPart["missing"] }> {
  const version = await ctx.db
    .selectFrom("document_template_versions")
    .select("file_key")
    .where("id", "=", row.template_version_id)
    .executeTakeFirstOrThrow();
  return compose(ctx, {
    clientId: row.client_id,
    matterId: row.matter_id,
    extra: row.extra,
    template: {
      title: row.title,
      file_key: version.file_key,
    },
  });
}

const MOST_TEXT = 20 * 1024 * 1024;

/** The words of a Word file, as far as sums are looked for in them. */
function textOf(content: Uint8Array): string {
  const body = unzipSync(content, {
    filter: ({ name, originalSize }) => name === "word/document.xml" && originalSize < MOST_TEXT,
  })["word/document.xml"];
  return body
    ? Buffer.from(body)
        .toString("utf8")
        .replace(/<[^>]+>/g, "")
    : "";
}
