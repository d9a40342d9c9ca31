import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { startPartners } from "../partners/start.ts";
import { connectSandbox } from "../scripts/demo/connect.ts";
import { wholeProgram, type Whole } from "./whole.ts";

const Board = z.object({
  columns: z.array(
    z.object({
      count: z.int(),
      cards: z.array(z.object({ id: z.int(), clientId: z.int(), clientName: z.string(), debtKopecks: z.int() })),
    }),
  ),
});
const Timeline = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      robot: z.string().nullable(),
      message: z.object({ body: z.string(), state: z.string() }).nullable(),
    }),
  ),
});
const Taken = z.object({ clientId: z.int(), matterId: z.int() });

let whole: Whole;
let partners: { url: string; close: () => Promise<void> };
let manager: { id: number; cookie: string };

beforeAll(async () => {
  partners = await startPartners({ port: 0 });
  whole = await wholeProgram({ env: { PUBLIC_URL: "http://127.0.0.1:9" } });
  manager = await whole.employee("manager", { onShift: true, name: "Ксения Обухова" });
  const admin = await whole.employee("admin");
  await connectSandbox(whole.ctx({ kind: "employee", id: admin.id, role: "admin" }), partners.url);
}, 60_000);

afterAll(async () => {
  await whole?.close();
  await partners?.close();
});

async function read<S extends z.ZodType>(schema: S, url: string): Promise<z.output<S>> {
  const reply = await whole.http.inject({ url, headers: { cookie: manager.cookie } });
  expect(reply.statusCode, reply.body).toBe(200);
  return schema.parse(reply.json());
}

test("from the form to the operator's desk: a card, a task, a notice and a sent message; taking it moves the card on", async () => {
  const form = { name: "Ушакова Ольга Сергеевна", phone: "8 (913) 000-00-77", debtAmount: "640 000", consent: true };
  const reply = await whole.http.inject({ method: "POST", url: "/api/public/applications", payload: form });
  expect(reply.statusCode, reply.body).toBe(201);
  await whole.jobs.runDue();
  expect(whole.jobs.failures).toEqual([]);

  const [first] = (await read(Board, "/api/pipelines/1/board")).columns;
  expect(first).toMatchObject({ count: 1, cards: [{ clientName: form.name }] });
  const runs = await whole.app.database.db
    .selectFrom("robot_runs")
    .select(["title", "state"])
    .orderBy("position")
    .execute();
  expect(runs).toEqual([
    { title: "Уведомление ответственному", state: "done" },
    { title: "Задача: позвонить за 15 минут", state: "done" },
    { title: "WhatsApp: «Заявка получена»", state: "done" },
    { title: "Руководителю: час без звонка", state: "waiting" },
  ]);
  const clientId = first?.cards[0]?.clientId ?? 0;
  const timeline = await read(Timeline, `/api/clients/${clientId}/timeline`);
  const message = timeline.items.find((item) => item.message !== null);
  expect(message).toMatchObject({ robot: "WhatsApp: «Заявка получена»", message: { state: "accepted" } });
  expect(message?.message?.body).toContain("Здравствуйте, Ольга!");

  const taken = Taken.parse(
    (
      await whole.http.inject({
        method: "POST",
        url: "/api/applications/1/taking",
        headers: { cookie: manager.cookie },
      })
    ).json(),
  );
  expect(taken.clientId).toBe(clientId);
  await whole.jobs.runDue();
  const [before, after] = (await read(Board, "/api/pipelines/1/board")).columns;
  expect([before?.count, after?.count]).toEqual([0, 1]);
  const { state } = await whole.app.database.db
    .selectFrom("robot_runs")
    .select("state")
    .orderBy("position", "desc")
    .where("title", "=", "Руководителю: час без звонка")
    .executeTakeFirstOrThrow();
  expect(state).toBe("cancelled");
});
