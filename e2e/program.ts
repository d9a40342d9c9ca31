import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, type Page } from "@playwright/test";
import { startPartners } from "../partners/start.ts";
import { onServer } from "../test/server-admin.ts";

/** A product of the journeys' own: a new base, the real program as a child, the sandbox in this process. */
export interface Program {
  url: string;
  sandbox: string;
  /** The sandbox's mail server. */
  smtp: string;
  /** Calls the API as the administrator. */
  admin(method: string, path: string, body?: unknown): Promise<unknown>;
  logins: Record<"admin" | "manager" | "head" | "lawyer", string>;
}

export const PASSWORD = "journeys-of-oplot";
const root = join(import.meta.dirname, "..");

export const test = base.extend<object, { program: Program }>({
  program: [
    // Playwright wants the fixtures destructured even where none is used.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, give) => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const partners = await startPartners({ port: 0, productUrl: url });
      const database = await newDatabase();
      const folder = mkdtempSync(join(tmpdir(), "oplot-e2e-"));
      const server = spawn(process.execPath, ["src/server/main.ts"], {
        cwd: root,
        stdio: ["ignore", "inherit", "inherit"],
        env: {
          ...process.env,
          PORT: String(port),
          DATA_DIR: folder,
          DEMO: "0",
          LOG_LEVEL: "warn",
          PUBLIC_URL: url,
          ...(database ? { DATABASE_URL: database.url } : {}),
        },
      });
      try {
        await ready(url, server);
        await give({ ...(await settle(url, partners.url)), smtp: partners.smtpUrl });
      } finally {
        server.kill("SIGTERM");
        if (server.exitCode === null) await once(server, "exit");
        await partners.close();
        await database?.drop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

export { expect } from "@playwright/test";

/** Signs in through the page itself. */
export async function signIn(page: Page, program: Program, who: keyof Program["logins"]): Promise<void> {
  await page.goto(`${program.url}/app/sign-in`);
  await page.getByTestId("login").fill(program.logins[who]);
  await page.getByTestId("password").fill(PASSWORD);
  await page.getByTestId("sign-in").click();
  await page.waitForURL((address) => !address.pathname.includes("sign-in"));
}

/** The firm's first day: the administrator, the staff, the connection with its templates, the robots switched on. */
async function settle(url: string, sandbox: string): Promise<Omit<Program, "smtp">> {
  let cookie = "";
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const reply = await fetch(url + path, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    cookie = reply.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    return JSON.parse(text);
  };
  const logins = {
    admin: "admin@e2e.test",
    manager: "manager@e2e.test",
    head: "head@e2e.test",
    lawyer: "lawyer@e2e.test",
  };
  await call("POST", "/api/setup", { login: logins.admin, name: "Игорь Савельев", password: PASSWORD });
  const staff = [
    { login: logins.manager, name: "Ксения Обухова", role: "manager" },
    { login: logins.head, name: "Елена Павлова", role: "head" },
    { login: logins.lawyer, name: "Дмитрий Лебедев", role: "lawyer" },
  ];
  for (const person of staff) {
    const user = (await call("POST", "/api/users", { ...person, password: PASSWORD })) as { id: number };
    if (person.role === "manager") await call("PATCH", `/api/users/${user.id}`, { onShift: true });
  }
  // Whatever the hour of the run, robots may reach the clients.
  await call("PATCH", "/api/firm", { quiet: { from: 0, to: 24 * 60 } });
  await connect(call, sandbox);
  return { url, sandbox, logins, admin: call };
}

async function connect(call: Program["admin"], sandbox: string): Promise<void> {
  const account = {
    code: "wa1",
    name: "WhatsApp",
    baseUrl: `${sandbox}/twilio`,
    accountSid: "AC0123456789abcdef0123456789abcdef",
    authToken: "0123456789abcdef0123456789abcdef",
    sender: "whatsapp:+73912000000",
    isOn: true,
  };
  const connection = (await call("POST", "/api/connections", account)) as { id: number };
  await call("POST", `/api/connections/${connection.id}/check`, {});
  const pipelines = (await call("GET", "/api/pipelines")) as { items: { id: number; code: string }[] };
  const applications = pipelines.items.find((p) => p.code === "applications");
  const path = `/api/pipelines/${applications?.id ?? 0}/automation`;
  const read = async () =>
    (await call("GET", path)) as { items: { id: number; isOn: boolean }[]; draft: { revision: number } | null };
  for (const rule of (await read()).items.filter((r) => !r.isOn))
    await call("PATCH", `/api/automation/rules/${rule.id}`, { isOn: true });
  const { draft } = await read();
  if (draft) await call("POST", `${path}/versions`, { revision: draft.revision });
}

async function newDatabase(): Promise<{ url: string; drop: () => Promise<void> } | null> {
  const server = process.env["TEST_DATABASE_URL"];
  if (!server) return null;
  const name = `oplot_e2e_${randomBytes(4).toString("hex")}`;
  await onServer(server, `create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  for (let i = 0; i < 400; i += 1) {
    if (server.exitCode !== null) throw new Error(`the program ended with ${server.exitCode}`);
    const ok = await fetch(`${url}/readyz`).then(
      (reply) => reply.ok,
      () => false, // not listening yet
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error("the program was not ready in a minute");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
