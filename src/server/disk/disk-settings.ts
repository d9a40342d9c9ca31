import { MAX_FILE } from "../../api/disk.ts";
import { DiskSettings } from "../../api/disk-keeping.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { forget, remember } from "../kernel/remember.ts";
import { inTx } from "../kernel/tx.ts";
import { endingOf, kindOf } from "./rules.ts";

const KEY = "disk";
const MB = 1024 * 1024;

export const readDiskSettings = (ctx: Ctx): Promise<DiskSettings> =>
  remember(ctx, KEY, async () => {
    const row = await ctx.db.selectFrom("settings").select("value").where("key", "=", KEY).executeTakeFirst();
    return DiskSettings.parse(row?.value ?? {});
  });

export const changeDiskSettings = (ctx: Ctx, change: Partial<DiskSettings>): Promise<DiskSettings> =>
  inTx(ctx, async (ctx) => {
    const settings = DiskSettings.parse({ ...(await readDiskSettings(ctx)), ...change });
    const value = JSON.stringify(settings);
    await ctx.db
      .insertInto("settings")
      .values({ key: KEY, value, changed_at: ctx.now })
      .onConflict((oc) => oc.column("key").doUpdateSet({ value, changed_at: ctx.now }))
      .execute();
    forget(ctx, KEY);
    await emit(ctx, "firm.changed", {}, { fields: ["disk"] });
    return settings;
  });

/** Before anything is brought: a person must not wait for 2 GB to be told no. */
export async function checkLimits(ctx: Ctx, name: string, size: number): Promise<void> {
  const settings = await readDiskSettings(ctx);
  if (settings.refusedEndings.includes(endingOf(name))) throw invalid({ name: "kind-refused" });
  if (size > limitFor(settings, kindOf(name, ""))) throw invalid({ size: "too-large" });
}

/** The most bytes a file of that name may come to, for streams whose length is not told. */
export async function mostBytes(ctx: Ctx, name: string): Promise<number> {
  const settings = await readDiskSettings(ctx);
  return limitFor(settings, kindOf(name, ""));
}

const limitFor = (settings: DiskSettings, kind: keyof DiskSettings["maxMbByKind"]): number =>
  Math.min(MAX_FILE, Math.min(settings.maxMb, settings.maxMbByKind[kind] ?? Infinity) * MB);
