import { afterAll, beforeAll, expect, test } from "vitest";
import { startPartners } from "../partners/start.ts";
import { wholeProgram, type Whole } from "./whole.ts";

let whole: Whole;
let partners: { url: string; close: () => Promise<void> };
let manager: { id: number; cookie: string };
let admin: { id: number; cookie: string };
let head: { id: number; cookie: string };

beforeAll(async () => {
  partners = await startPartners({ port: 0 });
  whole = await wholeProgram({ env: { PUBLIC_URL: "http://127.0.0.1:9" } });
  manager = await whole.employee("manager", { onShift: true, name: "Ксения Обухова" });
  head = await whole.employee("head");
  admin = await whole.employee("admin");
  const account = {
    code: "wa1",
    name: "WhatsApp",
    baseUrl: `${partners.url}/twilio`,
    accountSid: "AC0123456789abcdef0123456789abcdef",
    authToken: "0123456789abcdef0123456789abcdef",
    sender: "whatsapp:+73912000000",
    isOn: true,
  };
  const connection = await ask(admin, "POST", "/api/connections", account);
  await ask(admin, "POST", `/api/connections/${Number(connection["id"])}/check`, {});
  await whole.app.database.db.updateTable("automation_rules").set({ is_on: true }).execute();
}, 60_000);

afterAll(async () => {
  await whole?.close();
  await partners?.close();
});

type Json = Record<string, unknown>;
async function ask(
  who: { cookie: string } | null,
  method: "GET" | "POST" | "PUT",
  url: string,
  payload?: Json,
): Promise<Json> {
  const reply = await whole.http.inject({
    method,
    url,
    headers: who ? { cookie: who.cookie } : {},
    ...(payload ? { payload } : {}),
  });
  expect(reply.statusCode, `${method} ${url}: ${reply.body}`).toBeLessThan(300);
  return reply.json();
}

test("one application sets everything going: person, matter, robots, a task, a notice, a message at the partner", async () => {
  const before = (await whole.eventNames()).length;
  const { number } = await ask(null, "POST", "/api/public/applications", {
    name: "Ушакова Ольга Сергеевна",
    phone: "8 (913) 000-00-77",
    debtAmount: "640 000",
    consent: true,
  });
  const inTransaction = (await whole.eventNames()).slice(before);
  expect(inTransaction).toEqual(["client.created", "matter.opened", "consent.given", "application.received"]);
  await whole.jobs.runDue();
  expect(whole.jobs.failures).toEqual([]);
  expect((await whole.eventNames()).slice(before + 4)).toEqual([
    "notice.sent",
    "task.created",
    "message.queued",
    "message.sent",
  ]);

  const runs = await whole.app.database.db
    .selectFrom("robot_runs")
    .select(["name", "state"])
    .orderBy("position")
    .execute();
  expect(runs.map((run) => `${run.name} ${run.state}`)).toEqual([
    "notices.notify-employee done",
    "tasks.create-task done",
    "messaging.send-template done",
    "notices.notify-head waiting",
  ]);
  const asked = (await (await fetch(`${partners.url}/control/requests?partner=twilio`)).json()) as {
    requests: { path: string; method: string; body: Json }[];
  };
  const sent = asked.requests.filter((request) => request.method === "POST" && request.path.includes("Messages.json"));
  expect(sent).toHaveLength(1);
  expect(sent[0]?.body).toMatchObject({
    To: "whatsapp:+79130000077",
    ContentVariables: JSON.stringify({ 1: "Ольга", 2: String(number) }),
  });
});

test("the responsible sees it in the inbox with the term, takes it by one click, and the card moves by its trigger", async () => {
  const inbox = (await ask(manager, "GET", "/api/applications")) as {
    items: { id: number; dueAt: string; responsible: { id: number }; debtKopecks: number }[];
  };
  expect(inbox.items).toHaveLength(1);
  expect(inbox.items[0]).toMatchObject({
    dueAt: "2026-11-24T03:15:00.000Z",
    responsible: { id: manager.id },
    debtKopecks: 64_000_000,
  });
  const taken = await ask(manager, "POST", `/api/applications/${inbox.items[0]?.id ?? 0}/taking`, {});
  await whole.jobs.runDue();
  const card = (await ask(manager, "GET", `/api/clients/${Number(taken["clientId"])}/card`)) as {
    matters: { stageId: number }[];
  };
  const stage = await whole.app.database.db
    .selectFrom("stages")
    .select("code")
    .where("id", "=", card.matters[0]?.stageId ?? 0)
    .executeTakeFirst();
  expect(stage?.code).toBe("contact");
});

test("a talk moves it on, an income with debts moves it on, done tasks move it on", async () => {
  const { id: matterId, client_id: clientId } = await whole.app.database.db
    .selectFrom("matters")
    .select(["id", "client_id"])
    .executeTakeFirstOrThrow();
  const stage = async () =>
    (
      await whole.app.database.db
        .selectFrom("matters")
        .innerJoin("stages", "stages.id", "stage_id")
        .select("code")
        .where("matters.id", "=", matterId)
        .executeTakeFirstOrThrow()
    ).code;
  await ask(manager, "POST", `/api/clients/${clientId}/calls`, { matterId, result: "talked", note: "" });
  await whole.jobs.runDue();
  expect(await stage()).toBe("diagnosis");
  await ask(manager, "POST", `/api/clients/${clientId}/debts`, { creditor: "Сбербанк", amountKopecks: 25_300_000 });
  const reply = await whole.http.inject({
    method: "PATCH",
    url: `/api/clients/${clientId}`,
    headers: { cookie: manager.cookie },
    payload: { incomeKopecks: 3_200_000 },
  });
  expect(reply.statusCode).toBe(200);
  await whole.jobs.runDue();
  expect(await stage()).toBe("offer");
  const open = await whole.app.database.db.selectFrom("tasks").select("id").where("state", "=", "open").execute();
  for (const task of open) await ask(manager, "PUT", `/api/tasks/${task.id}/completion`, {});
  await whole.jobs.runDue();
  expect(await stage()).toBe("contract");
});

test("the journal tells what ran, for whom and why, and a head may read it", async () => {
  const journal = (await ask(head, "GET", "/api/automation/journal")) as {
    items: { name: string; outcome: string; cause: { name: string } | null; client: { name: string } | null }[];
  };
  const message = journal.items.find((line) => line.name === "messaging.send-template" && line.outcome === "done");
  expect(message?.client?.name).toBe("Ушакова Ольга Сергеевна");
  expect(message?.cause).not.toBeNull();
  const firings = (await ask(head, "GET", "/api/automation/journal?kind=trigger")) as {
    items: { name: string; outcome: string }[];
  };
  expect(
    firings.items
      .filter((line) => line.outcome === "moved")
      .map((line) => line.name)
      .toReversed(),
  ).toEqual(["applications.taken", "telephony.call-logged", "clients.field-filled", "tasks.all-done"]);
});

test("every opening of the card is written down", async () => {
  const audit = (await ask(head, "GET", "/api/audit?kind=read")) as {
    items: { user: { id: number }; client: { name: string } }[];
  };
  expect(audit.items[0]).toMatchObject({ user: { id: manager.id }, client: { name: "Ушакова Ольга Сергеевна" } });
});
