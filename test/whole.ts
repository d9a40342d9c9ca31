import type { FastifyInstance } from "fastify";
import { createUser, gate } from "../src/server/access/index.ts";
import { installDefaults, slices } from "../src/server/app.ts";
import { buildHttp } from "../src/server/kernel/http-server.ts";
import type { Role } from "../src/api/rights.ts";
import { testBase, type TestBase } from "./harness.ts";

export interface Whole extends TestBase {
  http: FastifyInstance;
  /** Signs in a new employee of the role and returns what to put into the cookie header. */
  employee(
    role: Role,
    more?: { onShift?: boolean; name?: string },
  ): Promise<{ id: number; cookie: string; login: string }>;
}

export const PASSWORD = "correct horse battery";
let made = 0;

interface Options {
  now?: Date;
  env?: Record<string, string>;
  /** The shipped lists of stages: without them a card goes anywhere, as most tests want it. */
  withLists?: boolean;
}

/** The whole program as app.ts composes it, through HTTP, with stepped jobs and a movable clock. */
export async function wholeProgram({ withLists = false, ...options }: Options = {}): Promise<Whole> {
  const base = await testBase({ slices, mayDo: gate.mayDo, ...options });
  await installDefaults(base.ctx(), { withLists });
  const http = await buildHttp(base.app, gate);
  await http.ready();
  return {
    ...base,
    http,
    async employee(role, more = {}) {
      const login = `${role}-${(made += 1)}@test.local`;
      const { id } = await createUser(base.ctx(), {
        login,
        name: more.name ?? `Сотрудник ${made}`,
        role,
        password: PASSWORD,
      });
      if (more.onShift)
        await base.app.database.db.updateTable("users").set({ is_on_shift: true }).where("id", "=", id).execute();
      const reply = await http.inject({ method: "POST", url: "/api/session", payload: { login, password: PASSWORD } });
      const cookie = reply.cookies.find((c) => c.name === "oplot_session");
      if (!cookie) throw new Error(`${login} could not sign in: ${reply.body}`);
      return { id, login, cookie: `oplot_session=${cookie.value}` };
    },
    async close() {
      await http.close();
      await base.close();
    },
  };
}
