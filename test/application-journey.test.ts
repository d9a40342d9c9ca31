import { afterAll, beforeAll, expect, test } from "vitest";
import { startPartners } from "../partners/start.ts";
import { wholeProgram, type Whole } from "./whole.ts";

let whole: Whole;
let partners: { url: string; close: () => Promise<void> };
let manager: { id: number; cookie: string };
let admin: { id: number; cookie: string };

beforeAll(async () => {
  partners = await startPartners({ port: 0 });
  whole = await wholeProgram({ env: { PUBLIC_URL: "http://127.0.0.1:9" } });
  manager = await whole.employee("manager", { onShift: true, name: "Ксения Обухова" });
  admin = await whole.employee("admin");
  const connection = await whole.http.inject({
    method: "POST",
    url: "/api/connections",
    headers: { cookie: admin.cookie },
    payload: { code: "wa1", name: "WhatsApp", baseUrl: `${partners.url}/twilio`, accountSid: "AC0123456789abcdef0123456789abcdef", authToken: "0123456789abcdef0123456789abcdef", sender: "whatsapp:+73912000000", isOn: true },
  });
  expect(connection.statusCode, connection.body).toBe(201);
}, 60_000);

afterAll(async () => {
  await whole?.close();
  await partners?.close();
});

test("from the form to robots, a task, a notice and a sent message", async () => {
  const check = await whole.http.inject({ method: "POST", url: "/api/connections/1/check", headers: { cookie: admin.cookie }, payload: {} });
  expect(check.statusCode, check.body).toBe(200);
  await whole.app.database.db.updateTable("automation_rules").set({ is_on: true }).execute();
  const reply = await whole.http.inject({ method: "POST", url: "/api/public/applications", payload: { name: "Ушакова Ольга Сергеевна", phone: "8 (913) 000-00-77", debtAmount: "640 000", consent: true } });
  expect(reply.statusCode, reply.body).toBe(201);
  await whole.jobs.runDue();
  console.log(await whole.eventNames(), whole.jobs.failures.map((f) => [f.name, String(f.error)]));
  const board = await whole.http.inject({ method: "GET", url: "/api/pipelines/1/board", headers: { cookie: manager.cookie } });
  console.log(board.body.slice(0, 900));
  const inbox = await whole.http.inject({ method: "GET", url: "/api/applications", headers: { cookie: manager.cookie } });
  console.log(inbox.body.slice(0, 900));
  const runs = await whole.app.database.db.selectFrom("robot_runs").select(["title", "state", "reason", "due_at"]).execute();
  console.log(runs);
  const timeline = await whole.http.inject({ method: "GET", url: "/api/clients/1/timeline", headers: { cookie: manager.cookie } });
  console.log(timeline.body.slice(0, 1500));
});
