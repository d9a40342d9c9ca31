import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testBase, type TestBase } from "../../../test/harness.ts";
import type { Role } from "../../api/rights.ts";
import type { Actor, Ctx } from "../kernel/ctx.ts";
import { tokenHash } from "../kernel/ids.ts";
import { inTx } from "../kernel/tx.ts";
import { changePassword } from "./change-password.ts";
import { createToken } from "./create-token.ts";
import { createUser } from "./create-user.ts";
import { pickByRota } from "./rota.ts";
import { setDemoPasswords } from "./set-demo-passwords.ts";
import { setShift } from "./set-shift.ts";
import { signIn } from "./sign-in.ts";
import { access } from "./slice.ts";
import { findUser, getMe, listColleagues, listUsers, usersOnShift, usersWithRole } from "./store.ts";
import { updateProfile } from "./update-profile.ts";
import { updateUser } from "./update-user.ts";

const PASSWORD = "длинный пароль";
const HERE = { address: "127.0.0.1", agent: "test" };
let base: TestBase;
let count = 0;
let chief: Actor;

beforeAll(async () => {
  base = await testBase({ slices: [access] });
  chief = await newUser("admin");
});
afterAll(() => base.close());

async function newUser(role: Role, login?: string): Promise<Actor & { id: number; login: string }> {
  count += 1;
  const user = await createUser(base.ctx(), {
    login: login ?? `user${count}@firma.test`,
    name: `Человек ${count}`,
    role,
    password: PASSWORD,
  });
  return { kind: "employee", id: user.id, role, login: user.login };
}

const sessionsOf = async (id: number) =>
  (await base.app.database.db.selectFrom("sessions").select("token_hash").where("user_id", "=", id).execute()).length;
const newest = async (since: number) => (await base.eventNames()).slice(since);
const mark = async () => (await base.eventNames()).length;
const asChief = (): Ctx => base.ctx(chief);

describe("the users page", () => {
  it("adds an employee once; the login is refused as taken whatever its case", async () => {
    const before = await mark();
    const user = await newUser("lawyer", "Ivan@firma.test");
    expect(user.login).toBe("ivan@firma.test");
    await expect(newUser("desk", "IVAN@firma.test")).rejects.toMatchObject({
      code: "invalid",
      fields: { login: "taken" },
    });
    expect(await newest(before)).toEqual(["user.created"]);
  });

  it("ends sessions at a change of role, of password and at the end of work, and leaves them at a new name", async () => {
    for (const [change, left, event] of [
      [{ name: "Новое Имя" }, 1, ["name"]],
      [{ role: "desk" }, 0, ["role"]],
      [{ password: "другой длинный пароль" }, 0, ["password"]],
      [{ isActive: false }, 0, ["isActive"]],
    ] as const) {
      const user = await newUser("manager");
      await signIn(base.ctx(), { login: user.login, password: PASSWORD, ...HERE });
      await updateUser(asChief(), user.id, change);
      expect(await sessionsOf(user.id), JSON.stringify(change)).toBe(left);
      const last = await base.app.database.db
        .selectFrom("events")
        .selectAll()
        .where("name", "=", "user.changed")
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirstOrThrow();
      expect(last).toMatchObject({ subject_id: user.id, actor_id: chief.id, data: { fields: event } });
    }
  });

  it("ends the tokens of who leaves and takes him off the shift", async () => {
    const user = await newUser("manager");
    await createToken(base.ctx(user), "Сайт");
    await setShift(base.ctx(user), true);
    const before = await mark();
    expect(await updateUser(asChief(), user.id, { isActive: false })).toMatchObject({
      isActive: false,
      onShift: false,
    });
    expect(await newest(before)).toEqual(["user.changed", "user.shift-ended", "token.revoked"]);
    expect(await findUser(base.ctx(), user.id)).toMatchObject({ isActive: false });
  });

  it("leaves no event where nothing changes", async () => {
    const user = await newUser("manager");
    const before = await mark();
    await updateUser(asChief(), user.id, { role: "manager", isActive: true });
    expect(await newest(before)).toEqual([]);
  });

  it("unlocks a locked account", async () => {
    const user = await newUser("manager");
    for (let i = 0; i < 5; i += 1)
      await signIn(base.ctx(), { login: user.login, password: "мимо", ...HERE }).catch(() => null);
    expect((await listUsers(asChief())).find((u) => u.id === user.id)?.isLocked).toBe(true);
    expect((await updateUser(asChief(), user.id, { unlock: true })).isLocked).toBe(false);
    await expect(signIn(base.ctx(), { login: user.login, password: PASSWORD, ...HERE })).resolves.toMatchObject({
      userId: user.id,
    });
  });

  it("refuses to lose the last administrator, also when two switch each other off at once", async () => {
    await expect(updateUser(asChief(), chief.id!, { isActive: false })).rejects.toMatchObject({ reason: "last-admin" });
    await expect(updateUser(asChief(), chief.id!, { role: "head" })).rejects.toMatchObject({ reason: "last-admin" });
    const second = await newUser("admin");
    const results = await Promise.allSettled([
      updateUser(base.ctx(second), chief.id!, { role: "head" }),
      updateUser(asChief(), second.id, { isActive: false }),
    ]);
    expect(results.map((r) => r.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const left = await usersWithRole(base.ctx(), ["admin"]);
    expect(left).toHaveLength(1);
    if (left[0]?.id !== chief.id) chief = second;
  });

  it("knows nothing of an employee who is not there", async () => {
    await expect(updateUser(asChief(), 999_999, { name: "Кто" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("lists colleagues by Russian order, those who left at the end", async () => {
    const [yo, ye, gone] = await Promise.all([newUser("desk"), newUser("desk"), newUser("desk")]);
    await updateUser(asChief(), yo.id, { name: "Ёлкин" });
    await updateUser(asChief(), ye.id, { name: "Ежов" });
    await updateUser(asChief(), gone.id, { name: "Азов", isActive: false });
    const names = (await listColleagues(asChief())).map((c) => c.name);
    expect(names.indexOf("Ежов")).toBeLessThan(names.indexOf("Ёлкин"));
    expect(names.indexOf("Азов")).toBe(names.findIndex((_, i, all) => i > all.indexOf("Ёлкин") && all[i] === "Азов"));
  });
});

describe("one's own profile", () => {
  it("changes what is sent and says which fields changed", async () => {
    const user = await newUser("manager");
    await updateProfile(base.ctx(user), { locale: "en", theme: "auto", sound: true, name: undefined });
    expect((await getMe(base.ctx(user), user.id)).user).toMatchObject({ locale: "en", theme: "auto", sound: true });
    const last = await base.app.database.db
      .selectFrom("events")
      .selectAll()
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(last).toMatchObject({ name: "user.changed", data: { fields: ["locale", "sound"] } });
  });

  it("changes the password against the present one; the present session stays, others end", async () => {
    const user = await newUser("manager");
    const { token } = await signIn(base.ctx(), { login: user.login, password: PASSWORD, ...HERE });
    await signIn(base.ctx(), { login: user.login, password: PASSWORD, ...HERE });
    const own = base.ctx({ ...user, sessionHash: tokenHash(token) });
    await expect(changePassword(own, { current: "мимо", next: "новый длинный пароль" })).rejects.toMatchObject({
      fields: { current: "wrong" },
    });
    expect(await sessionsOf(user.id)).toBe(2);
    await changePassword(own, { current: PASSWORD, next: "новый длинный пароль" });
    expect(await sessionsOf(user.id)).toBe(1);
    await expect(
      signIn(base.ctx(), { login: user.login, password: "новый длинный пароль", ...HERE }),
    ).resolves.toBeTruthy();
  });

  it("does not let an open browser guess the password", async () => {
    const user = await newUser("manager");
    const guess = () => changePassword(base.ctx(user), { current: "мимо", next: "новый длинный пароль" });
    for (let i = 0; i < 10; i += 1) await expect(guess()).rejects.toMatchObject({ code: "invalid" });
    await expect(guess()).rejects.toMatchObject({ code: "too-many" });
  });

  it("starts and ends a shift, telling each once", async () => {
    const user = await newUser("manager");
    const before = await mark();
    for (const on of [true, true, false, false]) await setShift(base.ctx(user), on);
    expect(await newest(before)).toEqual(["user.shift-started", "user.shift-ended"]);
  });
});

describe("the rota", () => {
  it("goes round those on shift who may take applications, skips the excepted, and is empty without them", async () => {
    await base.app.database.db.updateTable("users").set({ is_on_shift: false }).execute();
    expect(await pickByRota(base.ctx())).toBeNull();
    const people = [await newUser("manager"), await newUser("manager"), await newUser("head")];
    for (const person of [...people, await newUser("lawyer")]) await setShift(base.ctx(person), true);
    const picked: (number | undefined)[] = [];
    for (let i = 0; i < 6; i += 1) picked.push((await pickByRota(base.ctx()))?.id);
    for (const { id } of people) expect(picked.filter((p) => p === id)).toHaveLength(2);
    const others = people.slice(1).map(({ id }) => id);
    expect((await pickByRota(base.ctx(), { except: others }))?.id).toBe(people[0]?.id);
    expect(await pickByRota(base.ctx(), { except: people.map(({ id }) => id) })).toBeNull();
    expect(await usersOnShift(base.ctx())).toHaveLength(4);
    await inTx(base.ctx(), async (ctx) => expect(await pickByRota(ctx)).not.toBeNull());
  });
});

describe("the demo's password", () => {
  it("is given to the users of the demo alone", async () => {
    const demo = await newUser("manager", "manager@demo.local");
    const real = await newUser("manager");
    expect(await setDemoPasswords(base.ctx(), "пароль демо")).toEqual(["manager@demo.local"]);
    await expect(signIn(base.ctx(), { login: demo.login, password: "пароль демо", ...HERE })).resolves.toMatchObject({
      userId: demo.id,
    });
    await expect(signIn(base.ctx(), { login: real.login, password: PASSWORD, ...HERE })).resolves.toMatchObject({
      userId: real.id,
    });
  });
});
