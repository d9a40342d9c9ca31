import { rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findOrCreateByPhone } from "../clients/index.ts";
import { createFolder } from "./create-folder.ts";
import { changeNode } from "./change-node.ts";
import { copyNode } from "./copy-node.ts";
import { purgeDue, purgeNode } from "./bin/purge-node.ts";
import { listBin } from "./bin/list-bin.ts";
import { diskBase, type DiskBase, type User } from "../../../test/disk-firm.ts";
import { getFolder, listClientFolders } from "./get-folder.ts";
import { getNode } from "./get-node.ts";
import { addFile, addVersion, fileOf, moveClientFiles, removeNode } from "./index.ts";
import { makeRoot } from "./make-root.ts";
import { restoreNode } from "./remove-node.ts";
import { restoreVersion } from "./restore-version.ts";
import { setReaders } from "./set-readers.ts";
import { verifyFiles } from "./verify-files.ts";

let base: DiskBase;
beforeAll(async () => {
  base = await diskBase();
});
afterAll(() => base.close());

const as = (user: User = base.lawyer) => base.ctx(user);
const firm = () => makeRoot(as(base.head), { clientId: null, matterId: null });
const namesIn = async (folderId: number, user?: User) =>
  (await getFolder(as(user), { folderId, order: "name" })).items.map(({ name }) => name);
const put = async (name: string, content: string, folder?: string) =>
  addFile(as(), {
    clientId: base.clientId,
    matterId: null,
    name,
    file: await base.keep(content),
    ...(folder ? { folder } : {}),
  });
const isKept = async (key: string) =>
  base.app.files.get(key).then(
    () => true,
    () => false,
  );
const keyOf = async (versionId: number) =>
  (
    await base.app.database.db
      .selectFrom("disk_versions")
      .select("file_key")
      .where("id", "=", versionId)
      .executeTakeFirstOrThrow()
  ).file_key;

test("a matter's papers lie in the matter's folder within its client's, under the folders that were named", async () => {
  const { nodeId } = await addFile(as(), {
    clientId: null,
    matterId: base.matterId,
    folder: "Документы/Суд",
    name: "Иск.docx",
    file: await base.keep("иск"),
  });
  const { path } = await getNode(as(), nodeId);
  expect(path.map(({ name }) => name)).toEqual([
    "Белова-Оглы Анна",
    expect.stringMatching(/^Дело № \d+$/),
    "Документы",
    "Суд",
    "Иск.docx",
  ]);
  expect(await base.events("file.added")).toContainEqual({ nodeId });
});

test("a name that stands already gets a number, whatever its case", async () => {
  const first = await put("Справка.pdf", "1", "Имена");
  const second = await put("СПРАВКА.pdf", "2", "имена");
  const { path } = await getNode(as(), second.nodeId);
  expect(path.at(-1)?.name).toBe("СПРАВКА (2).pdf");
  expect(path.at(-2)?.id).toBe((await getNode(as(), first.nodeId)).path.at(-2)?.id);
});

test("clients are listed by their newest paper", async () => {
  const { id: otherId } = await findOrCreateByPhone(as(), { phone: "+79138889900", name: "Яшин", source: "site" });
  base.clock.advance(60_000);
  await addFile(as(), { clientId: otherId, matterId: null, name: "первый.txt", file: await base.keep("я") });
  base.clock.advance(60_000);
  await put("позже.txt", "п", "Имена");
  const listed = (await listClientFolders(as(), { q: "" })).items.map(({ clientId }) => clientId);
  expect(listed).toEqual([base.clientId, otherId]);
});

test("twenty files of one name at once all stand, each with a name of its own", async () => {
  await put("начало.txt", "0", "Разом");
  const added = await Promise.all(Array.from({ length: 20 }, (_, i) => put("фото.jpg", `снимок ${i}`, "Разом")));
  const names = await Promise.all(added.map(async ({ nodeId }) => (await getNode(as(), nodeId)).name));
  expect(new Set(names).size).toBe(20);
});

test("new content is a version; the same bytes again are none; an older one comes back as a new one", async () => {
  const { nodeId, versionId } = await put("Договор.docx", "первая");
  await addVersion(as(), nodeId, await base.keep("вторая"));
  const same = await base.keep("вторая");
  await addVersion(as(), nodeId, same);
  await base.jobs.runDue();
  expect(await isKept(same.key)).toBe(false);
  await restoreVersion(as(), nodeId, versionId);
  const file = await getNode(as(), nodeId);
  expect(file.list.map(({ number, isCurrent }) => [number, isCurrent])).toEqual([
    [3, true],
    [2, false],
    [1, false],
  ]);
  const served = await fileOf(as(), nodeId);
  expect(Buffer.from(await base.app.files.get(served.key)).toString()).toBe("первая");
});

test("a folder goes into the bin and comes back whole; its name may have been taken meanwhile", async () => {
  const { nodeId } = await put("внутри.txt", "а", "Вернуть/Глубже");
  const folder = (await getNode(as(), nodeId)).path.at(-3);
  await removeNode(as(), folder?.id ?? 0);
  await expect(addVersion(as(), nodeId, await base.keep("б"))).rejects.toMatchObject({ reason: "in-bin" });
  expect((await listBin(as(), {})).items[0]).toMatchObject({ id: folder?.id, isFolder: true, removedBy: "Ирина Ким" });
  await put("другой.txt", "в", "Вернуть");
  await restoreNode(as(), folder?.id ?? 0);
  expect((await getNode(as(), nodeId)).path.at(-3)?.name).toBe("Вернуть (2)");
});

test("the bin is emptied by its term, and content goes only when nothing holds it", async () => {
  const { nodeId, versionId } = await put("на выброс.txt", "общее содержимое");
  const key = await keyOf(versionId);
  const copy = await copyNode(as(), nodeId, await makeRoot(as(), { clientId: base.clientId, matterId: null }));
  await removeNode(as(), nodeId);
  base.clock.advance(29 * 86_400_000);
  await purgeDue(base.ctx());
  expect((await listBin(as(), {})).items.map(({ id }) => id)).toContain(nodeId);
  base.clock.advance(2 * 86_400_000);
  await purgeDue(base.ctx());
  await base.jobs.runDue();
  await expect(getNode(as(), nodeId)).rejects.toMatchObject({ code: "not-found" });
  expect(await isKept(key)).toBe(true);
  await removeNode(as(), copy);
  base.clock.advance(31 * 86_400_000);
  await purgeDue(base.ctx());
  await base.jobs.runDue();
  expect(await isKept(key)).toBe(false);
});

test("the folder of a client stays, and a client's paper is not moved to another by a slip", async () => {
  const root = await makeRoot(as(), { clientId: base.clientId, matterId: null });
  await expect(removeNode(as(), root)).rejects.toMatchObject({ reason: "root-stays" });
  const { nodeId } = await put("паспорт.jpg", "п");
  await expect(changeNode(as(), nodeId, { parentId: await firm() })).rejects.toMatchObject({ reason: "other-client" });
});

test("a folder is not put into itself", async () => {
  const outer = await createFolder(as(), await firm(), "Внешняя");
  const inner = await createFolder(as(), outer, "Внутренняя");
  await expect(changeNode(as(), outer, { parentId: inner })).rejects.toMatchObject({
    fields: { parentId: "inside-itself" },
  });
});

test("a limited folder, and all that is or comes into it, does not exist for others", async () => {
  const secret = await createFolder(as(base.head), await firm(), "Зарплата");
  const inner = await createFolder(as(base.head), secret, "2026");
  const { nodeId } = await addFile(as(base.head), {
    clientId: null,
    matterId: null,
    folder: "Зарплата/2026",
    name: "Ведомость.xlsx",
    file: await base.keep("оклады"),
  });
  await setReaders(as(base.head), secret, { readers: ["accountant", "head"], writers: ["head"] });
  expect(await namesIn(await firm(), base.lawyer)).not.toContain("Зарплата");
  expect(await namesIn(await firm(), base.accountant)).toContain("Зарплата");
  await expect(getNode(as(base.lawyer), nodeId)).rejects.toMatchObject({ code: "not-found" });
  await expect(fileOf(as(base.lawyer), nodeId)).rejects.toMatchObject({ code: "not-found" });
  const later = await createFolder(as(base.head), inner, "Ноябрь");
  await expect(getFolder(as(base.lawyer), { folderId: later, order: "name" })).rejects.toMatchObject({
    code: "not-found",
  });
  // Whoever only looks changes nothing.
  await expect(createFolder(as(base.accountant), secret, "Своё")).rejects.toMatchObject({ code: "forbidden" });
  // Moved out of it, the file is seen by whom the new place is seen by.
  await changeNode(as(base.head), nodeId, { parentId: await firm() });
  expect(await namesIn(await firm(), base.lawyer)).toContain("Ведомость.xlsx");
});

test("whoever looks into a client's papers is written down", async () => {
  const { nodeId } = await put("тайна.txt", "т");
  const reads = () =>
    base.app.database.db
      .selectFrom("card_reads")
      .select("what")
      .where("user_id", "=", base.accountant.id)
      .where("client_id", "=", base.clientId)
      .execute();
  const before = (await reads()).length;
  await getFolder(as(base.accountant), { clientId: base.clientId, order: "name" });
  await fileOf(as(base.accountant), nodeId);
  expect((await reads()).slice(before).map(({ what }) => what)).toEqual(["files", "file"]);
});

test("content that rotted is found by the night's share and told", async () => {
  const { nodeId, versionId } = await put("гнилой.txt", "содержимое как было");
  await truncate(join(base.app.files.folder ?? "", await keyOf(versionId)), 5);
  const gone = await put("пропал.txt", "исчезнет");
  await rm(join(base.app.files.folder ?? "", await keyOf(gone.versionId)));
  await verifyFiles(base.ctx());
  expect(await base.events("file.broken")).toEqual([
    { nodeId, versionId },
    { nodeId: gone.nodeId, versionId: gone.versionId },
  ]);
  expect((await getNode(as(), nodeId)).isBroken).toBe(true);
  expect(base.logged()).not.toContain("гнилой");
  await verifyFiles(base.ctx());
  expect(await base.events("file.broken")).toHaveLength(2);
});

test("a file that a document refers to stays in the bin for as long, and hinders nobody else's term", async () => {
  const db = base.app.database.db;
  await sql`create table holders (node_id bigint references disk_nodes (id))`.execute(db);
  const held = await put("удержан.txt", "у");
  const free = await put("свободен.txt", "с");
  await sql`insert into holders values (${held.nodeId})`.execute(db);
  await removeNode(as(), held.nodeId);
  await removeNode(as(), free.nodeId);
  base.clock.advance(31 * 86_400_000);
  await expect(purgeNode(as(base.head), held.nodeId)).rejects.toMatchObject({ reason: "file-in-use" });
  await purgeDue(base.ctx());
  const left = (await listBin(as(), {})).items.map(({ id }) => id);
  expect(left).toContain(held.nodeId);
  expect(left).not.toContain(free.nodeId);
  await restoreNode(as(), held.nodeId);
  await sql`drop table holders`.execute(db);
});

test("when two cards become one, the papers of one come to the other, and go back as they came", async () => {
  const { id: otherId } = await findOrCreateByPhone(as(), { phone: "+79135556677", name: "Белова А.", source: "site" });
  const theirs = await addFile(as(), {
    clientId: otherId,
    matterId: null,
    folder: "Справки",
    name: "НДФЛ.pdf",
    file: await base.keep("н"),
  });
  await put("своя.txt", "с", "Справки");
  const moved = await moveClientFiles(as(), { fromClientId: otherId, toClientId: base.clientId });
  const { path, clientId } = await getNode(as(), theirs.nodeId);
  expect(clientId).toBe(base.clientId);
  expect(path.map(({ name }) => name)).toEqual(["Белова-Оглы Анна", "Справки (2)", "НДФЛ.pdf"]);
  await moveClientFiles(as(), { fromClientId: base.clientId, toClientId: otherId, only: moved });
  expect((await getNode(as(), theirs.nodeId)).clientId).toBe(otherId);
});
