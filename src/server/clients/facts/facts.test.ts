import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../../test/harness.ts";
import type { SourceKind } from "../../../api/client-fields.ts";
import { makeAutomation } from "../../automation/index.ts";
import type { Actor } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { cards } from "../../matters/index.ts";
import { addDebt } from "../debts/add-debt.ts";
import { addField } from "../custom-fields/add-field.ts";
import { findOrCreateByPhone } from "../find-or-create-by-phone.ts";
import { readPaperFacts } from "../read-paper-facts.ts";
import { addRecord } from "../records/add-record.ts";
import { clients } from "../slice.ts";
import { updateClient } from "../update-client.ts";
import { decideFact } from "./decide-fact.ts";
import { readHeldFacts } from "./read-held-facts.ts";
import { restoreFact } from "./restore-fact.ts";
import { stateFacts } from "./state-facts.ts";

let base: TestBase;
let anna: Actor & { id: number };
beforeAll(async () => {
  base = await testBase({ slices: [clients, makeAutomation({ robots: [], triggers: [], facts: [], cards })] });
  anna = await insertUser(base);
});
afterAll(() => base.close());

let last = 0;
const newClient = async () =>
  (
    await findOrCreateByPhone(base.ctx(), {
      phone: `+7913${String(2_000_000 + (last += 1))}`,
      name: "Ушакова Ольга Сергеевна",
      source: "site",
      city: "Канск",
    })
  ).id;
const say = (id: number, facts: Record<string, unknown>, kind: SourceKind = "hand", sourceId: number | null = null) =>
  stateFacts(base.ctx(anna), id, facts, { kind, id: sourceId });
const claimsOf = (clientId: number, field: string) =>
  base.app.database.db
    .selectFrom("fact_claims")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("field", "=", field)
    .orderBy("id")
    .execute();
const statesOf = async (clientId: number, field: string) =>
  (await claimsOf(clientId, field)).map((row) => [row.source_kind, row.value, row.state]);
const heldOf = async (clientId: number, field: string) =>
  (await readHeldFacts(base.ctx(), clientId)).get(field) ?? null;
const eventsOf = async (clientId: number) =>
  (
    await base.app.database.db
      .selectFrom("events")
      .select(["name", "data"])
      .where("client_id", "=", clientId)
      .orderBy("id")
      .execute()
  )
    .filter(({ name }) => name !== "client.created")
    .map(({ name, data }) => [name, data]);

describe("a word about a fact", () => {
  test("fills what is empty, whoever says it; a second source of the same only confirms it", async () => {
    const id = await newClient();
    expect(await say(id, { snils: "112-233-445 95" }, "document", 5)).toEqual({ snils: "holds" });
    expect(await say(id, { snils: "11223344595" }, "client")).toEqual({ snils: "agrees" });
    expect(await say(id, { snils: "11223344595" }, "document", 5)).toEqual({ snils: "nothing" });
    expect(await statesOf(id, "snils")).toEqual([
      ["document", "11223344595", "holds"],
      ["client", "11223344595", "holds"],
    ]);
    expect(await eventsOf(id)).toEqual([["client.changed", { fields: ["snils"] }]]);
  });

  test("that disagrees stands in dispute once, and a person's hand replaces what holds", async () => {
    const id = await newClient();
    await say(id, { city: "Омск" }, "document", 5);
    await say(id, { city: "Омск" }, "document", 5);
    expect(await heldOf(id, "city")).toBe("Канск");
    expect(await statesOf(id, "city")).toEqual([
      ["form", "Канск", "holds"],
      ["document", "Омск", "disputed"],
    ]);
    const [, disputed] = await claimsOf(id, "city");
    await say(id, { city: "Томск" });
    expect(await heldOf(id, "city")).toBe("Томск");
    expect(await statesOf(id, "city")).toEqual([
      ["form", "Канск", "former"],
      ["document", "Омск", "disputed"],
      ["hand", "Томск", "holds"],
    ]);
    expect(await eventsOf(id)).toEqual([
      ["client.fact-disputed", { field: "city", claimId: disputed?.id }],
      ["client.changed", { fields: ["city"] }],
    ]);
  });

  test("of a hand that says what was in dispute makes the dispute's source one of its own", async () => {
    const id = await newClient();
    await say(id, { city: "Омск" }, "import", 1);
    await say(id, { city: "Омск" });
    expect(await statesOf(id, "city")).toEqual([
      ["form", "Канск", "former"],
      ["import", "Омск", "holds"],
      ["hand", "Омск", "holds"],
    ]);
  });

  test("a silent source denies nothing, an emptying hand does, and then anybody fills it", async () => {
    const id = await newClient();
    expect(await say(id, { city: "" }, "import", 1)).toEqual({ city: "nothing" });
    expect(await say(id, { city: null })).toEqual({ city: "holds" });
    expect(await heldOf(id, "city")).toBeNull();
    expect(await say(id, { city: "Ачинск" }, "partner", 3)).toEqual({ city: "holds" });
    expect(await heldOf(id, "city")).toBe("Ачинск");
    expect((await statesOf(id, "city")).map(([, , state]) => state)).toEqual(["former", "former", "holds"]);
  });

  test("that a person refused is not put in dispute again by the same source", async () => {
    const id = await newClient();
    await say(id, { city: "Омск" }, "import", 1);
    const [held] = await claimsOf(id, "city");
    await decideFact(base.ctx(anna), { clientId: id, field: "city", claimId: held?.id ?? 0 });
    expect(await say(id, { city: "Омск" }, "import", 1)).toEqual({ city: "nothing" });
    expect(await say(id, { city: "Омск" }, "document", 9)).toEqual({ city: "disputed" });
    expect((await eventsOf(id)).map(([name]) => name)).toEqual([
      "client.fact-disputed",
      "client.fact-decided",
      "client.fact-disputed",
    ]);
    expect(await claimsOf(id, "city")).toMatchObject([
      { state: "holds", decided_by: anna.id },
      { state: "refused", decided_by: anna.id },
      { state: "disputed", decided_by: null },
    ]);
  });

  test("is kept in one spelling", async () => {
    const id = await newClient();
    await say(id, {
      passport: "04 04 № 123-456",
      passportDivision: "240003",
      registeredAddress: "  г. Красноярск ,ул.  Мира,, д. 5,  ",
      birthDate: "1980-02-29",
      incomeKopecks: 4_500_000,
      hasMinorChildren: false,
      maritalStatus: "married",
    });
    expect(Object.fromEntries(await readHeldFacts(base.ctx(), id))).toMatchObject({
      passport: "0404123456",
      passportDivision: "240-003",
      registeredAddress: "г. Красноярск, ул. Мира, д. 5",
      birthDate: "1980-02-29",
      incomeKopecks: 4_500_000,
      hasMinorChildren: false,
      maritalStatus: "married",
    });
  });

  test("of a robot that decides beforehand replaces what a person said, as its rule says", async () => {
    const id = await newClient();
    await updateClient(base.ctx({ kind: "robot", id: 7 }), id, { city: "Абакан" });
    expect(await statesOf(id, "city")).toEqual([
      ["form", "Канск", "former"],
      ["robot", "Абакан", "holds"],
    ]);
  });
});

// One field, whatever is said of it by whom, decided and restored.
const values = ["Канск", "Омск", "Томск"];
const step = fc.oneof(
  fc.record({
    do: fc.constant("say" as const),
    kind: fc.constantFrom<SourceKind>("hand", "document", "client", "form", "import", "partner"),
    value: fc.constantFrom(...values, null),
  }),
  fc.record({ do: fc.constantFrom("decide" as const, "restore" as const), at: fc.nat(20) }),
);

test("whatever happens, what holds is the last word of a hand or the first of a source, and no word is lost", async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
    const id = await newClient();
    const key = { clientId: id, field: "region" };
    let expected: string | null = null;
    let before = await claimsOf(id, "region");
    for (const one of steps) {
      if (one.do === "say") {
        await say(id, { region: one.value }, one.kind, 1);
        if (one.kind === "hand" || expected === null) expected = one.value;
      } else {
        const chosen = before[one.at % Math.max(before.length, 1)];
        if (!chosen) continue;
        const verb = one.do === "decide" ? decideFact : restoreFact;
        const done = await verb(base.ctx(anna), { ...key, claimId: chosen.id }).then(() => true, isConflict);
        if (done && typeof chosen.value !== "number" && typeof chosen.value !== "boolean") expected = chosen.value;
      }
      const now = await claimsOf(id, "region");
      expect(await heldOf(id, "region")).toBe(expected);
      const holding = now.filter((claim) => claim.state === "holds");
      expect(new Set(holding.map((claim) => claim.value)).size).toBeLessThanOrEqual(1);
      if (expected !== null) expect(holding[0]?.value).toBe(expected);
      expect(now.slice(0, before.length).map(saidIn)).toEqual(before.map(saidIn));
      before = now;
    }
  });
  await fc.assert(property, { numRuns: 25 });
}, 120_000);

const isConflict = (error: unknown): false => {
  if (error instanceof HouseError && error.code === "conflict") return false;
  throw error;
};
const saidIn = ({ id, value, source_kind, source_id, user_id, at }: Awaited<ReturnType<typeof claimsOf>>[number]) => ({
  id,
  value,
  source_kind,
  source_id,
  user_id,
  at,
});

test("papers read every fact with its first source, records by kind, and debts; what is unknown is absent", async () => {
  const id = await newClient();
  const own = await addField(base.ctx(anna), {
    kind: "choice",
    title: "Путь",
    titleEn: "Route",
    options: [{ value: "court", title: "суд", titleEn: "court" }],
    of: "both",
    isSearchable: false,
  });
  await say(id, { snils: "112-233-445 95" }, "document", 5);
  await say(id, { snils: "112-233-445 95", [own.name]: "court" });
  const job = await addRecord(
    base.ctx(anna),
    { clientId: id, kind: "job", data: { employer: "Завод", inn: "77 07 083893" } },
    { kind: "document", id: 6 },
  );
  await addDebt(base.ctx(anna), id, { creditor: "Банк", amountKopecks: 100 });
  const facts = await readPaperFacts(base.ctx(), id);
  expect(facts).toMatchObject({
    clientId: id,
    kind: "person",
    fields: {
      name: { value: "Ушакова Ольга Сергеевна", source: { kind: "form", id: null } },
      snils: { value: "11223344595", source: { kind: "document", id: 5, at: base.clock.now().toISOString() } },
    },
    custom: { [own.name]: { value: "суд", source: { kind: "hand" } } },
    debts: [{ amountKopecks: 100, creditor: { name: "Банк" } }],
  });
  expect(facts.records.job).toEqual([
    { id: job.id, employer: "Завод", inn: "7707083893", position: "", from: null, to: null, monthlyKopecks: null },
  ]);
  expect(facts.records.deal).toEqual([]);
  expect(facts.fields.birthDate).toBeUndefined();
});
