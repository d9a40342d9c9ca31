import { describe, expect, onTestFinished, test } from "vitest";
import WebSocket from "ws";
import { LiveMessage } from "../src/api/live.ts";
import { startPostgres } from "../scripts/postgres.ts";
import { newFirm, openFirm, PASSWORD } from "./firm.ts";
import { freePort, startProcess } from "./processes.ts";
import { until } from "./until.ts";

const server = process.env["TEST_DATABASE_URL"];

describe.skipIf(!server)("when PostgreSQL goes away under the program (TEST_DATABASE_URL)", () => {
  test("people are told so, and all of it works again by itself when it is back", async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    const firm = await newFirm({ server: postgres.url });
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const program = await startProcess({ ...firm.settings, PORT: String(port), PUBLIC_URL: origin });
    onTestFinished(() => program.kill());
    const heard = await listen(origin);
    expect((await send(origin, 1)).status).toBe(201);
    await until(() => heard.filter((name) => name === "application.received").length === 1);

    await postgres.pause();
    const refused = await send(origin, 2);
    expect(refused.status).toBe(503);
    expect(await refused.json()).toEqual({
      error: { code: "unavailable", message: "the database does not answer, try again" },
    });
    expect((await fetch(`${origin}/`)).status).toBe(503);
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);

    await postgres.resume();
    await until(async () => (await fetch(`${origin}/readyz`)).ok);
    await until(async () => (await send(origin, 3)).status === 201);
    // Whoever listened is told to read anew, and hears what comes after.
    await until(() => heard.includes("reset again"), 30_000);
    expect((await send(origin, 4)).status).toBe(201);
    await until(() => heard.slice(heard.indexOf("reset again")).includes("application.received"));
    await robotsDidTheirWork(firm.settings, 3);
    expect(program.child.exitCode).toBeNull();
  }, 120_000);
});

const send = (origin: string, i: number) =>
  fetch(`${origin}/api/public/applications`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": `outage-${i}` },
    body: JSON.stringify({ name: "Орлова Нина", phone: `+7913666${1000 + i}`, consent: true }),
  });

/** Names of the events that an operator's browser hears, and "reset again" for a second word to read everything anew. */
async function listen(origin: string): Promise<string[]> {
  const reply = await fetch(`${origin}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login: "operator-1@firm.test", password: PASSWORD }),
  });
  const cookie = reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const heard: string[] = [];
  const socket = new WebSocket(`${origin.replace("http:", "ws:")}/api/live`, { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  socket.on("message", (data: Buffer) => {
    const message = LiveMessage.parse(JSON.parse(data.toString("utf8")));
    if (message.type === "events") heard.push(...message.events.map((event) => event.name));
    else heard.push(heard.includes("reset") ? "reset again" : "reset");
  });
  await until(() => heard.includes("reset"));
  return heard;
}

async function robotsDidTheirWork(settings: Record<string, string>, applications: number): Promise<void> {
  const { app, close } = await openFirm(settings);
  const tasks = async () => (await app.database.db.selectFrom("tasks").select("id").execute()).length;
  await until(async () => (await tasks()) === applications, 60_000);
  await close();
}
