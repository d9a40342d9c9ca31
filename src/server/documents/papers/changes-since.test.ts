import { afterAll, beforeAll, expect, test } from "vitest";
import { papersBase, type PapersBase } from "../../../../test/papers-base.ts";
import { stateFacts } from "../../clients/index.ts";
import { tryTemplate } from "../templates/try-template.ts";
import { cancelDocument } from "./cancel-document.ts";
import { changesSince, outdatedPapers } from "./changes-since.ts";
import { makeDocument } from "./make-document.ts";
import { documentById } from "./store.ts";

let base: PapersBase;
beforeAll(async () => {
  base = await papersBase();
});
afterAll(async () => {
  await base.http.close();
  await base.close();
});

const ctx = () => base.ctx(base.lawyer);

test("a paper tells which of its facts is another today, and is named among the outdated until it is cancelled", async () => {
  const { clientId, matterId } = base;
  const { documentId } = await makeDocument(ctx(), { kind: "contract", clientId, matterId });
  const changes = async () => changesSince(ctx(), await documentById(ctx(), documentId));
  expect(await changes()).toEqual({ changed: [], missing: [] });
  expect(await outdatedPapers(ctx(), clientId, matterId)).toEqual([]);

  await stateFacts(ctx(), clientId, { inn: "7830002293" }, { kind: "hand", id: null });
  expect(await changes()).toMatchObject({
    changed: [{ where: "client", name: "inn", shown: "500100732259", now: "7830002293" }],
    missing: [],
  });
  expect(await outdatedPapers(ctx(), clientId, matterId)).toEqual([{ documentId, fields: 1 }]);

  await stateFacts(ctx(), clientId, { inn: null }, { kind: "hand", id: null });
  const { changed, missing } = await changes();
  expect(changed).toMatchObject([{ name: "inn", now: null }]);
  expect(missing).toMatchObject([{ where: "client", name: "inn" }]);

  await cancelDocument(ctx(), documentId, "ошибка");
  expect(await outdatedPapers(ctx(), clientId, undefined)).toEqual([]);
});

test("a trial gives the file or what is missing, and keeps nothing", async () => {
  const { clientId, matterId } = base;
  const templateId = await base.templateId("contract");
  const before = await base.app.database.db.selectFrom("documents").select("id").execute();
  const without = await tryTemplate(ctx(), { templateId, clientId, matterId });
  expect(without).toMatchObject({ docx: null, missing: [{ name: "inn" }] });
  await stateFacts(ctx(), clientId, { inn: "500100732259" }, { kind: "hand", id: null });
  const { docx, missing } = await tryTemplate(ctx(), { templateId, clientId, matterId });
  expect(missing).toEqual([]);
  expect(
    Buffer.from(docx ?? "", "base64")
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  expect(await base.app.database.db.selectFrom("documents").select("id").execute()).toHaveLength(before.length);
});
