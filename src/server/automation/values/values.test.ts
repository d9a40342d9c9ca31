import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { factsOf } from "../facts.ts";
import { addValue, type NewValue } from "./add-value.ts";
import { variableFacts } from "./facts.ts";
import { getCardVariables } from "./get-card-variables.ts";
import { listValues } from "./list-values.ts";
import { removeValue } from "./remove-value.ts";
import { setCardVariable } from "./set-card-variable.ts";
import { updateValue } from "./update-value.ts";

describe("constants and variables", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await sql`delete from automation_values`.execute(base.app.database.db);
    // What is remembered is re-read after a change by a verb; this one is behind its back.
    const scrap = await add({ code: "scrap" });
    await removeValue(base.ctx(), scrap.id);
  });
  const add = (more: Partial<NewValue>) =>
    addValue(base.ctx(base.person), {
      kind: "variable",
      pipelineId: null,
      code: "route",
      title: "Путь",
      type: "text",
      value: null,
      ...more,
    });
  const lastEvent = async () =>
    base.app.database.db.selectFrom("events").selectAll().orderBy("id", "desc").limit(1).executeTakeFirstOrThrow();

  it("are added with who did it, told of, and listed by title", async () => {
    await add({ kind: "constant", code: "fee", title: "Вознаграждение", type: "number", value: 120_000 });
    expect(await lastEvent()).toMatchObject({
      name: "automation.values-changed",
      actor_id: base.person.id,
      data: { code: "fee" },
    });
    await add({});
    const list = await listValues(base.ctx());
    expect(list.map(({ code, kind, value, uses }) => [code, kind, value, uses])).toEqual([
      ["fee", "constant", 120_000, 0],
      ["route", "variable", null, 0],
    ]);
  });

  it("refuse a code that is taken, a value of another type and an unknown pipeline", async () => {
    await add({});
    await expect(add({})).rejects.toMatchObject({ fields: { code: "taken" } });
    await expect(add({ kind: "constant", type: "number", value: "много" })).rejects.toMatchObject({
      fields: { value: "wrong" },
    });
    await expect(add({ code: "x", pipelineId: 999_999 })).rejects.toMatchObject({ fields: { pipelineId: "unknown" } });
    // The same code may be a constant and a variable: their names differ by the prefix.
    await expect(add({ kind: "constant" })).resolves.toMatchObject({ kind: "constant" });
  });

  it("are not removed while a rule names them", async () => {
    const { id } = await add({});
    await base.rule(1, { label: "named", condition: { field: "variable.route", op: "equals", value: "court" } });
    expect((await listValues(base.ctx()))[0]?.uses).toBe(1);
    await expect(removeValue(base.ctx(), id)).rejects.toMatchObject({ reason: "value-in-use", details: { uses: 1 } });
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await removeValue(base.ctx(), id);
    expect(await listValues(base.ctx())).toEqual([]);
    await expect(updateValue(base.ctx(), id, { title: "Иное" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("hold on a card what was set last, else their beginning; the same once more is no change", async () => {
    const value = await add({ value: "court" });
    const { matterId, clientId } = await base.newCard();
    const card = { matterId, clientId };
    const facts = async () => (await factsOf(base.ctx(), card, ["variable.route"]))["variable.route"];
    expect(await facts()).toBe("court");
    await setCardVariable(base.ctx(base.person), { matterId, code: "route", value: "mfc" });
    expect(await lastEvent()).toMatchObject({
      name: "variable.changed",
      client_id: clientId,
      matter_id: matterId,
      subject_id: value.id,
      data: { code: "route" },
    });
    const { id } = await lastEvent();
    await setCardVariable(base.ctx(base.person), { matterId, code: "route", value: "mfc" });
    expect((await lastEvent()).id).toBe(id);
    expect(await facts()).toBe("mfc");
    // Emptied by hand is empty, not the beginning again.
    await setCardVariable(base.ctx(), { matterId, code: "route", value: null });
    expect(await facts()).toBeNull();
    expect(await getCardVariables(base.ctx(), matterId)).toEqual([
      { code: "route", title: "Путь", type: "text", value: null },
    ]);
    await expect(setCardVariable(base.ctx(), { matterId, code: "route", value: 5 })).rejects.toMatchObject({
      fields: { value: "wrong" },
    });
    await expect(setCardVariable(base.ctx(), { matterId, code: "nowhere", value: 5 })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("are read for many cards with one question", async () => {
    await add({ value: "court" });
    const one = await base.newCard();
    const two = await base.newCard();
    await setCardVariable(base.ctx(), { matterId: two.matterId, code: "route", value: "mfc" });
    expect(await variableFacts.loadMany?.(base.ctx(), [one, two])).toEqual(
      new Map([
        [one.matterId, { "variable.route": "court" }],
        [two.matterId, { "variable.route": "mfc" }],
      ]),
    );
  });

  it("of another pipeline are not shown in the card", async () => {
    const { rows } = await sql<{
      id: number;
    }>`insert into pipelines (code, name, name_en, position) values ('other', 'Иная', 'Other', 2) returning id`.execute(
      base.app.database.db,
    );
    const pipelineId = rows[0]?.id ?? 0;
    await sql`insert into stages (pipeline_id, code, name, name_en, color, position) values (${pipelineId}, 'o', 'O', 'O', '#000000', 0)`.execute(
      base.app.database.db,
    );
    await add({ pipelineId });
    await add({ code: "own", title: "Своя", pipelineId: base.pipelineId });
    const { matterId } = await base.newCard();
    expect((await getCardVariables(base.ctx(), matterId)).map(({ code }) => code)).toEqual(["own"]);
  });
});
