import { sql } from "kysely";
import type { z } from "zod";
import type { DiskFile } from "../../api/disk.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import { asItem, readItems } from "./items.ts";
import { rolesAmong } from "./rules.ts";
import { mayChange, nodeFor, noteRead, pathOf } from "./store.ts";

/** A file as its panel shows it: versions, links, who may see. */
export async function getNode(ctx: Ctx, id: number): Promise<z.input<typeof DiskFile>> {
  const node = await nodeFor(ctx, id);
  await noteRead(ctx, node, "file");
  const [row] = await readItems(ctx, sql`where n.id = ${id}::bigint`);
  if (!row) throw notFound("file");
  const versions = await versionsOf(ctx, id);
  const current = versions.find((version) => version.id === node.versionId);
  return {
    ...asItem(row),
    path: await pathOf(ctx, id),
    mayChange: mayChange(ctx, node),
    readers: node.readers && rolesAmong(node.readers),
    writers: node.writers && rolesAmong(node.writers),
    removedAt: node.removedAt,
    textState: current?.textState ?? "none",
    list: versions.map(({ textState: _, ...version }) => ({ ...version, isCurrent: version.id === node.versionId })),
    links: await linksOf(ctx, id),
  };
}

const versionsOf = (ctx: Ctx, nodeId: number) =>
  ctx.db
    .selectFrom("disk_versions as v")
    .leftJoin("users as u", (join) => join.onRef("u.id", "=", "v.by_id").on("v.by_kind", "=", "employee"))
    .select(["v.id", "v.number", "v.size", "v.type", "v.at", "u.name as by", "v.text_state as textState"])
    .select(sql<boolean>`v.broken_at is not null`.as("isBroken"))
    .where("v.node_id", "=", nodeId)
    .orderBy("v.number", "desc")
    .execute();

async function linksOf(ctx: Ctx, nodeId: number) {
  const rows = await ctx.db
    .selectFrom("disk_links as l")
    .leftJoin("users as u", "u.id", "l.created_by")
    .select(["l.id", "l.created_at as createdAt", "u.name as createdBy", "l.expires_at as expiresAt", "l.revoked_at"])
    .select(sql<number>`(select count(*)::int from disk_link_visits x where x.link_id = l.id)`.as("visits"))
    .where("l.node_id", "=", nodeId)
    .orderBy("l.id", "desc")
    .execute();
  return rows.map(({ revoked_at, ...link }) => ({ ...link, isOpen: revoked_at === null && link.expiresAt > ctx.now }));
}
