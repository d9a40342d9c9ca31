import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ruledFirm, type RuledFirm } from "../../../test/ruled-firm.ts";
import { createFolder } from "./create-folder.ts";
import { addFile } from "./index.ts";
import { getFolder } from "./get-folder.ts";
import { makeRoot } from "./make-root.ts";

let firm: RuledFirm;
beforeAll(async () => {
  firm = await ruledFirm();
});
afterAll(() => firm.close());
afterEach(async () => {
  await firm.app.database.db.updateTable("automation_rules").set({ is_on: false }).execute();
});

const kept = async (text: string) => ({
  key: await firm.app.files.put(new TextEncoder().encode(text)),
  type: "application/octet-stream",
  size: text.length,
  sha256: createHash("sha256").update(text).digest("hex"),
});

test("disk.file-added moves the card whose matter got the file, or all cards of the client", async () => {
  await firm.trigger("applications/contact", { name: "disk.file-added", params: { where: "any" } });
  const { clientId, matterId } = await firm.card();
  await createFolder(firm.ctx(), await makeRoot(firm.ctx(), { clientId, matterId: null }), "Пустая");
  await firm.settle();
  expect(await firm.stageOf(matterId)).not.toBe("applications/contact");
  await addFile(firm.ctx(), { clientId, matterId: null, name: "Паспорт.jpg", file: await kept("1") });
  await firm.settle();
  expect(await firm.stageOf(matterId)).toBe("applications/contact");
});

test("disk.file-added for this matter's folder does not answer the client's own", async () => {
  await firm.trigger("applications/contact", { name: "disk.file-added", params: { where: "matter" } });
  const { clientId, matterId } = await firm.card();
  await addFile(firm.ctx(), { clientId, matterId: null, name: "Паспорт.jpg", file: await kept("2") });
  await firm.settle();
  expect(await firm.stageOf(matterId)).not.toBe("applications/contact");
  await addFile(firm.ctx(), { clientId, matterId, name: "Справка.pdf", file: await kept("3") });
  await firm.settle();
  expect(await firm.stageOf(matterId)).toBe("applications/contact");
});

test("disk.put-firm-file lays a copy of the firm's memo into the matter's folder", async () => {
  await addFile(firm.ctx(), {
    clientId: null,
    matterId: null,
    folder: "Памятки",
    name: "Что нельзя делать.pdf",
    file: await kept("памятка"),
  });
  const params = { file: "памятки / Что нельзя делать.pdf", folder: "От фирмы" };
  await firm.robot("applications/contact", { name: "disk.put-firm-file", params });
  const { matterId } = await firm.card();
  await firm.move(matterId, "applications/contact");
  expect(await firm.runs(matterId, "disk.put-firm-file")).toMatchObject([
    { state: "done", result: { name: "Что нельзя делать.pdf" } },
  ]);
  const ctx = firm.ctx({ ...firm.anna, role: "lawyer" });
  const [folder] = (await getFolder(ctx, { matterId, order: "name" })).items;
  expect(folder?.name).toBe("От фирмы");
  const { items } = await getFolder(ctx, { folderId: folder?.id ?? 0, order: "name" });
  expect(items.map(({ name }) => name)).toEqual(["Что нельзя делать.pdf"]);
});

test("disk.put-firm-file fails in the open when the firm's file is gone", async () => {
  await firm.robot("applications/contact", { name: "disk.put-firm-file", params: { file: "Памятки/Нет такой.pdf" } });
  const { matterId } = await firm.card();
  await firm.move(matterId, "applications/contact");
  expect(await firm.runs(matterId, "disk.put-firm-file")).toMatchObject([{ state: "failed", reason: "no-firm-file" }]);
});
