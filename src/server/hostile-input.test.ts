import { afterAll, beforeAll, expect, test } from "vitest";
import { wholeProgram, type Whole } from "../../test/whole.ts";

// Whatever a stranger or a clumsy program sends is refused or understood; nothing of it is a failure of ours.
let firm: Whole;
let cookie: string;
let card: { clientId: number; matterId: number };

beforeAll(async () => {
  firm = await wholeProgram();
  cookie = (await firm.employee("admin")).cookie;
  card = (await send("POST", "/api/clients", { name: "Ушакова Ольга", phone: "9131234567" })).json();
});
afterAll(() => firm.close());

type Method = "GET" | "POST" | "PATCH" | "PUT";
const send = (method: Method, url: string, payload?: object | string, headers: Record<string, string> = {}) =>
  firm.http.inject({
    method,
    url,
    headers: { cookie, "content-type": "application/json", ...headers },
    ...(payload === undefined ? {} : { payload }),
  });

const cursors = [
  "x",
  "-1",
  "1.5",
  "_",
  "a_b",
  "1_1.5",
  "2026-99-99T00:00:00Z_1",
  "9999999999999999999",
  "1e999",
  "NaN_NaN",
  "%00",
  "%FF",
  "'--",
  "infinity_1",
];
const ids = ["0", "-1", "1.5", "9007199254740993", "99999999999999999999", "NaN", "%00", "x"];
const texts = [
  "\0",
  "a\0b",
  "\ud800x",
  "\u202eтекст",
  "🥴".repeat(20),
  "'; drop table clients;--",
  "%_\\",
  "x".repeat(9000),
];
const others = [
  null,
  true,
  -1,
  1.5,
  2 ** 53,
  1e308,
  [],
  {},
  ["\0"],
  { "\0": "\0" },
  "0000-01-01",
  "9999-12-31",
  "-271821-04-20",
];

test("every list and page answers a nonsense cursor, id or filter with a refusal", async () => {
  const spec = (await send("GET", "/api/openapi.json")).json() as {
    paths: Record<string, Record<string, { parameters?: { name: string; in: string; required?: boolean }[] }>>;
  };
  const broken: string[] = [];
  for (const [path, methods] of Object.entries(spec.paths)) {
    const query = (methods["get"]?.parameters ?? []).filter((parameter) => parameter.in === "query");
    const needed = query.filter((parameter) => parameter.required).map(({ name }) => `${name}=1`);
    const urls = query.flatMap(({ name }) =>
      (name === "after" ? cursors : ids).map(
        (value) => `${path.replace(/\{\w+\}/g, "1")}?${[...needed, `${name}=${value}`].join("&")}`,
      ),
    );
    if (path.includes("{")) urls.push(...ids.map((id) => path.replace(/\{\w+\}/g, id)));
    for (const url of methods["get"] ? urls : []) if ((await send("GET", url)).statusCode >= 500) broken.push(url);
  }
  expect(broken).toEqual([]);
});

test("nonsense in any field of a form is refused or kept as text", async () => {
  const { clientId, matterId } = card;
  const forms: [Method, string, Record<string, unknown>][] = [
    [
      "POST",
      "/api/public/applications",
      {
        name: "Иван",
        phone: "9130000001",
        debtAmount: "1",
        comment: "к",
        consent: true,
        utm: { utm_source: "x" },
        mark: "x",
      },
    ],
    ["PATCH", "/api/profile", { name: "Админ" }],
    ["PATCH", "/api/firm", { name: "Фирма", city: "Норильск" }],
    [
      "PATCH",
      `/api/clients/${clientId}`,
      { name: "Ольга", birthDate: "1990-01-01", email: "a@b.ru", city: "г", note: "п", incomeKopecks: 1 },
    ],
    ["POST", `/api/clients/${clientId}/debts`, { creditor: "Банк", amountKopecks: 1, overdueSince: "2020-01-01" }],
    ["POST", `/api/clients/${clientId}/comments`, { body: "п", matterId }],
    ["POST", `/api/clients/${clientId}/calls`, { result: "no-answer", note: "п", matterId }],
    [
      "PUT",
      `/api/clients/${clientId}/consents`,
      { purpose: "messages", channel: "whatsapp", isGiven: true, source: "звонок" },
    ],
    ["POST", "/api/tasks", { title: "т", note: "п", dueAt: "2030-01-01T00:00:00Z", clientId, matterId, key: "к" }],
    ["PUT", `/api/matters/${matterId}/stage`, { stageId: 2, version: 1, beforeId: 1, afterId: 1, reason: "п" }],
    [
      "POST",
      "/api/stages/2/automation",
      {
        kind: "robot",
        name: "clients.add-comment",
        params: { body: "п" },
        condition: { field: "client.city", op: "equals", value: "x" },
      },
    ],
  ];
  const broken: string[] = [];
  for (const [method, url, form] of forms)
    for (const field of Object.keys(form))
      for (const value of [...texts, ...others])
        if ((await send(method, url, { ...form, [field]: value })).statusCode >= 500)
          broken.push(`${url} ${field} ${JSON.stringify(value).slice(0, 40)}`);
  expect(broken).toEqual([]);
  expect((await send("GET", `/api/clients/${clientId}/card`)).statusCode).toBe(200);
});

test("a task of a client that does not exist is refused", async () => {
  expect((await send("POST", "/api/tasks", { title: "Позвонить", clientId: 999_999 })).statusCode).toBe(404);
});

test("the firm's zone is a place: an offset would be read the other way round by the database", async () => {
  expect((await send("PATCH", "/api/firm", { zone: "+03:00" })).json()).toMatchObject({
    error: { fields: { zone: "wrong" } },
  });
});

test("a condition nested without end is refused before it is walked", async () => {
  const condition = `${'{"not":'.repeat(20_000)}{}${"}".repeat(20_000)}`;
  const reply = await send(
    "POST",
    "/api/stages/2/automation",
    `{"kind":"robot","name":"clients.add-comment","params":{"body":"x"},"condition":${condition}}`,
  );
  expect(reply.json()).toMatchObject({ error: { code: "invalid", fields: { body: "too-deep" } } });
});

test("the page's form without JavaScript takes a name with a zero byte, and strange addresses are no failures", async () => {
  const form = new URLSearchParams({ name: "Ива\0н", phone: "9130000002", consent: "true", utm_source: "\0" });
  expect(
    (await send("POST", "/applications", form.toString(), { "content-type": "application/x-www-form-urlencoded" }))
      .statusCode,
  ).toBe(303);
  for (const url of [
    "/thank-you/%00",
    `/thank-you/${"a".repeat(150)}`,
    `/thank-you/${"a".repeat(300)}`,
    "/thank-you/%E0%A4%A",
  ])
    expect((await send("GET", url)).statusCode).toBe(404);
});

test("the reason names what is wrong: a missing field, a wrong kind, a wrong number", async () => {
  const reply = await send("PUT", `/api/matters/${card.matterId}/stage`, { stageId: -1, version: 1.5 });
  expect(reply.json()).toMatchObject({ error: { fields: { stageId: "wrong", version: "wrong" } } });
  const empty = await send("PUT", `/api/matters/${card.matterId}/stage`, {});
  expect(empty.json()).toMatchObject({ error: { fields: { stageId: "required", version: "required" } } });
});

test("going back to mend the number makes another application; the same form again does not", async () => {
  const mark = /name="mark" value="([^"]+)"/.exec((await send("GET", "/")).body)?.[1];
  const press = async (phone: string) =>
    (await send("POST", "/api/public/applications", { name: "Пётр", phone, consent: true, mark })).json()[
      "number"
    ] as number;
  const wrong = await press("9130000013");
  const right = await press("9130000031");
  expect(right).not.toBe(wrong);
  expect([await press("9130000031"), await press("9130000013")]).toEqual([right, wrong]);
});

test("what is personal is kept by no cache, and metrics are told to this machine or an administrator's token", async () => {
  expect((await send("GET", `/api/clients/${card.clientId}/card`)).headers["cache-control"]).toBe("no-store");
  expect((await send("GET", "/")).headers["cache-control"]).toBe("private, no-cache");
  const from = (more: Record<string, string>) =>
    firm.http.inject({ url: "/metrics", headers: { "x-forwarded-for": "203.0.113.9", ...more } });
  expect((await firm.http.inject({ url: "/metrics" })).statusCode).toBe(200);
  expect((await from({})).statusCode).toBe(403);
  const { token } = (await send("POST", "/api/profile/tokens", { name: "Prometheus" })).json() as { token: string };
  expect((await from({ authorization: `Bearer ${token}` })).statusCode).toBe(200);
});
