import { afterAll, beforeAll, expect, test } from "vitest";
import { papersBase, type PapersBase } from "./papers-base.ts";
import { finaliseDocument, makeDocument, setMatterFacts } from "../src/server/documents/index.ts";
import { search } from "../src/server/overview/search.ts";

let base: PapersBase;
beforeAll(async () => {
  base = await papersBase();
});
afterAll(async () => {
  await base.http.close();
  await base.close();
});

test("a client is found by the number of his contract and by the court's number of his case, whichever А was typed", async () => {
  const ctx = base.ctx(base.lawyer);
  const { documentId } = await makeDocument(ctx, {
    kind: "contract",
    clientId: base.clientId,
    matterId: base.matterId,
  });
  await finaliseDocument(ctx, documentId);
  await setMatterFacts(ctx, base.matterId, { caseNumber: "A33-12345/2026" });
  const found = [{ clientId: base.clientId, matterId: base.matterId, name: "Иванов Пётр Сергеевич" }];
  expect((await search(ctx, "№ 1/2026")).items).toMatchObject(found);
  expect((await search(ctx, "а33-12345/2026")).items).toMatchObject(found);
  expect((await search(ctx, "2/2026")).items).toEqual([]);
});
