import type { PackageKind } from "../../../api/packages.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { PaperFacts } from "../../clients/index.ts";
import { OWN, papersFor } from "../requests/data/paper-kinds.ts";
import type { PaperKind } from "../requests/data/paper-kind.ts";
import { judge, type Look } from "../requests/conditions.ts";
import { itemRows } from "../requests/store.ts";
import type { LoadedPart } from "./loaded-part.ts";

type Row = Awaited<ReturnType<typeof itemRows>>[number];
type Found = Pick<LoadedPart, "state" | "reason" | "itemId" | "nodeId" | "validUntil">;

interface Asked {
  parts: LoadedPart[];
  unknown: { field: string; title: readonly [string, string] }[];
}

/** The papers of a package that somebody gets: wanted by the facts of today, and what a person asked for besides. */
export async function askedParts(
  ctx: Ctx,
  { kind, matterId, day }: { kind: PackageKind; matterId: number; day: string },
  facts: PaperFacts,
  look: Look,
): Promise<Asked> {
  const rows = await itemRows(ctx, matterId);
  const parts: LoadedPart[] = [];
  const unknown: Asked["unknown"] = [];
  for (const one of papersFor(kind)) {
    const judged = judge(one.condition, facts, look);
    unknown.push(...judged.unknown.map((field) => ({ field, title: one.title })));
    for (const { about, label } of judged.things) {
      const row = rows.find((item) => item.paper === one.code && item.about === about);
      if (row?.off_by === "hand") continue;
      parts.push(partOf(one, `${one.code}${about === "" ? "" : `/${about}`}`, label, found(row, day)));
    }
  }
  for (const row of rows.filter(({ paper, off_by }) => paper.startsWith(OWN) && off_by === null))
    parts.push(partOf({ title: [row.title, row.title], place: 90, isRequired: true }, row.paper, "", found(row, day)));
  return { parts, unknown };
}

const partOf = (
  kind: Pick<PaperKind, "title" | "place" | "isRequired">,
  code: string,
  about: string,
  found: Found,
): LoadedPart => ({
  code,
  about,
  title: [kind.title[0], kind.title[1]],
  what: "paper",
  attachment: null,
  isRequired: kind.isRequired,
  place: kind.place,
  isMain: false,
  documentId: null,
  isHandEdited: false,
  used: [],
  differs: [],
  missing: [],
  text: null,
  names: undefined,
  ...found,
});

/** How a paper stands on the day. */
function found(row: Row | undefined, day: string): Found {
  if (!row) return { state: "absent", reason: null, itemId: null, nodeId: null, validUntil: null };
  const known = { itemId: row.id, nodeId: row.node_id, validUntil: row.valid_until };
  if (row.state === "accepted" && row.valid_until !== null && row.valid_until < day)
    return { ...known, state: "old", reason: "expired" };
  if (row.state === "accepted")
    // Accepted while its pages are still being joined: a moment.
    return row.node_id === null
      ? { ...known, state: "wrong", reason: "joining" }
      : { ...known, state: "present", reason: null };
  if (row.state === "received") return { ...known, state: "wrong", reason: "not-checked" };
  if (row.state === "rejected") return { ...known, state: "wrong", reason: "rejected" };
  return { ...known, state: "absent", reason: row.state === "requested" ? "requested" : null };
}
