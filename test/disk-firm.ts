import { createHash, randomUUID } from "node:crypto";
import { insertUser, testBase, type TestBase } from "./harness.ts";
import { mayDo } from "../src/server/access/index.ts";
import { access, gate } from "../src/server/access/slice.ts";
import { makeAutomation } from "../src/server/automation/index.ts";
import { clients } from "../src/server/clients/slice.ts";
import { findOrCreateByPhone } from "../src/server/clients/index.ts";
import type { Actor, Ctx } from "../src/server/kernel/ctx.ts";
import { typeOfBytes } from "../src/server/kernel/file-type.ts";
import { buildHttp } from "../src/server/kernel/http-server.ts";
import { tokenHash } from "../src/server/kernel/ids.ts";
import { cards, installPipelines, openMatter } from "../src/server/matters/index.ts";
import { matters } from "../src/server/matters/slice.ts";
import type { KeptContent } from "../src/server/disk/insert.ts";
import { disk } from "../src/server/disk/slice.ts";

export type User = Actor & { id: number };

/** A firm with a disk, people of its roles and a client with a matter. */
export interface DiskBase extends TestBase {
  lawyer: User;
  head: User;
  accountant: User;
  clientId: number;
  matterId: number;
  keep(content: string | Uint8Array): Promise<KeptContent>;
  events(name: string): Promise<Record<string, unknown>[]>;
}

export async function diskBase(): Promise<DiskBase> {
  const automation = makeAutomation({ robots: [], triggers: [], facts: [], cards });
  const base = await testBase({ slices: [automation, access, clients, matters, disk], mayDo });
  await installPipelines(base.ctx());
  const lawyer = await insertUser(base, { name: "Ирина Ким", role: "lawyer" });
  const head = await insertUser(base, { name: "Олег Рябов", role: "head" });
  const accountant = await insertUser(base, { name: "Вера Лис", role: "accountant" });
  const { id: clientId } = await findOrCreateByPhone(base.ctx(lawyer), {
    phone: "+79131112233",
    name: "Белова-Оглы Анна",
    source: "site",
  });
  const { id: matterId } = await openMatter(base.ctx(lawyer), { clientId, source: "hand" });
  return {
    ...base,
    lawyer,
    head,
    accountant,
    clientId,
    matterId,
    keep: (content) => keepContent(base.ctx(), content),
    events: async (name) =>
      (await base.app.database.db.selectFrom("events").select(["name", "data"]).orderBy("id").execute()).flatMap(
        (event) => (event.name === name ? [event.data] : []),
      ),
  };
}

async function keepContent(ctx: Ctx, content: string | Uint8Array): Promise<KeptContent> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { key: await ctx.app.files.put(bytes), type: typeOfBytes(bytes), size: bytes.length, sha256 };
}

/** The program's own HTTP with its own gate: `as` gives the header of a token of the user's. */
export async function served(base: DiskBase) {
  const http = await buildHttp(base.app, gate);
  return {
    http,
    async as(user: User, scheme: "bearer" | "basic" = "bearer"): Promise<string> {
      const token = `oplot_${(randomUUID() + randomUUID()).replaceAll("-", "").slice(0, 43)}`;
      await base.app.database.db
        .insertInto("api_tokens")
        .values({ user_id: user.id, name: "проба", token_hash: tokenHash(token), created_at: base.clock.now() })
        .execute();
      return scheme === "bearer" ? `Bearer ${token}` : `Basic ${Buffer.from(`anybody:${token}`).toString("base64")}`;
    },
  };
}
