import { afterAll, beforeAll, expect, it } from "vitest";
import { ruledFirm, type RuledFirm } from "../../../../test/ruled-firm.ts";
import { listPapers } from "./list-papers.ts";
import { papersAt } from "./papers-at.ts";

let firm: RuledFirm;
beforeAll(async () => {
  firm = await ruledFirm();
}, 120_000);
afterAll(() => firm.close());

it("tells of a stage's list what has come, what is old and what is put off", async () => {
  const { matterId } = await firm.card({ pipelineCode: "court" });
  const at = async () => Object.fromEntries(await papersAt(firm.ctx(), matterId, ["snils", "income", "moon"]));
  expect(await at()).toEqual({});
  await listPapers(firm.ctx(), matterId, "court");
  expect(await at()).toEqual({ snils: "absent", income: "absent" });
  const items = firm.app.database.db.updateTable("paper_items").where("matter_id", "=", matterId);
  await items.set({ state: "accepted" }).where("paper", "=", "snils").execute();
  await items.set({ state: "accepted", valid_until: "2026-11-23" }).where("paper", "=", "income").execute();
  expect(await at()).toEqual({ snils: "present", income: "old" });
  await items.set({ off_by: "hand" }).where("paper", "=", "income").execute();
  expect(await at()).toEqual({ snils: "present", income: "present" });
});
