import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { addValue } from "../src/server/automation/values/add-value.ts";
import { setCardVariable } from "../src/server/automation/values/set-card-variable.ts";
import { ruledFirm, type RuledFirm } from "./ruled-firm.ts";

let firm: RuledFirm;
beforeAll(async () => {
  firm = await ruledFirm();
});
afterAll(() => firm.close());
afterEach(async () => {
  await firm.app.database.db.updateTable("automation_rules").set({ is_on: false }).execute();
});

test("automation.robot-failed moves the card on when its robot failed for good", async () => {
  await firm.app.database.db.updateTable("users").set({ is_on_shift: false }).execute();
  await firm.robot("applications/contact", { name: "matters.assign", params: { who: "random", role: "lawyer" } });
  await firm.trigger("applications/diagnosis", { name: "automation.robot-failed" });
  const { clientId, matterId } = await firm.card();
  expect(await firm.stageOf(matterId)).toBe("applications/new");
  await firm.move(matterId, "applications/contact");
  expect(await firm.events(clientId, "robot.failed")).toMatchObject([{ reason: "nobody-on-shift" }]);
  expect(await firm.stageOf(matterId)).toBe("applications/diagnosis");
});

test("automation.variable-changed fires for its variable", async () => {
  const value = { kind: "variable", pipelineId: null, type: "text", value: null } as const;
  await addValue(firm.ctx(), { ...value, code: "road", title: "Путь" });
  await addValue(firm.ctx(), { ...value, code: "other", title: "Другое" });
  await firm.trigger("applications/contact", { name: "automation.variable-changed", params: { variable: "road" } });
  const { matterId } = await firm.card();
  await setCardVariable(firm.ctx(firm.anna), { matterId, code: "other", value: "x" });
  await firm.settle();
  expect(await firm.stageOf(matterId)).toBe("applications/new");
  await setCardVariable(firm.ctx(firm.anna), { matterId, code: "road", value: "суд" });
  await firm.settle();
  expect(await firm.stageOf(matterId)).toBe("applications/contact");
});
