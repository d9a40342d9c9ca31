import { globSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rights, roles, type Need } from "../../api/rights.ts";
import { events } from "../../api/events.ts";
import type { Actor } from "../kernel/ctx.ts";
import { mayDo, rightsOfRole, rolesWith } from "./rights.ts";

const employee = (role: string): Actor => ({ kind: "employee", id: 1, role });

describe("the table of rights", () => {
  it("gives every right to the administrator and each right to somebody", () => {
    expect([...rightsOfRole.admin].toSorted()).toEqual([...rights].toSorted());
  });

  it("has no right twice in a role", () => {
    for (const role of roles) expect(new Set(rightsOfRole[role]).size).toBe(rightsOfRole[role].length);
  });

  it("keeps the administrator's own rights from everybody else", () => {
    for (const right of ["automation.write", "users.write", "connections.write", "templates.write"] as const) {
      expect(rolesWith(right)).toEqual(["admin"]);
    }
  });

  it("lets the head read users, automation and audit", () => {
    expect(rightsOfRole.head).toEqual(expect.arrayContaining(["users.read", "automation.read", "audit.read"]));
  });

  it("lets only managers, heads and administrators take applications", () => {
    expect(rolesWith("applications.take")).toEqual(["manager", "head", "admin"]);
    expect(rolesWith("applications.release")).toEqual(["manager", "head", "admin"]);
    expect(rolesWith("applications.read")).toEqual(["manager", "lawyer", "head", "admin"]);
  });

  it("lets the accountant read clients and their papers and work with tasks, no more", () => {
    const own = ["clients.read", "disk.read", "documents.read", "tasks.read", "tasks.write"];
    expect([...rightsOfRole.accountant].toSorted()).toEqual(own);
  });

  it("gives visitors, robots and employees of an unknown role nothing but the public", () => {
    for (const actor of [{ kind: "visitor", id: null }, { kind: "robot", id: 7 }, employee("owner")] as Actor[]) {
      expect(mayDo(actor, "public")).toBe(true);
      expect(mayDo(actor, "signed-in")).toBe(false);
      expect(mayDo(actor, "clients.read")).toBe(false);
    }
  });

  it("knows the need of every endpoint and of every event", async () => {
    const known: readonly Need[] = ["public", "signed-in", ...rights];
    const found = await endpoints();
    expect(found.length).toBeGreaterThan(50);
    for (const { name, need } of found) expect(known, name).toContain(need);
    for (const [name, { need }] of Object.entries(events)) expect(known, name).toContain(need);
  });
});

async function endpoints(): Promise<{ name: string; need: Need }[]> {
  const folder = join(import.meta.dirname, "../../api");
  const files = globSync("*.ts", { cwd: folder }).filter((file) => !file.endsWith(".test.ts"));
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((file) => import(pathToFileURL(join(folder, file)).href)),
  );
  return modules.flatMap((module) => Object.values(module)).filter(isEndpoint);
}

const isEndpoint = (value: unknown): value is { name: string; need: Need } =>
  typeof value === "object" && value !== null && "need" in value && "path" in value && "reply" in value;
