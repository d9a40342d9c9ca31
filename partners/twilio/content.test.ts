import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestBench, type TestBench } from "./test-bench.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());

const uri = "https://content.twilio.com/v1/Content";
const greeting = {
  friendly_name: "greeting",
  language: "ru",
  variables: { 1: "Иван" },
  types: { "twilio/text": { body: "Здравствуйте, {{1}}! Мы на связи." } },
};
const post = async (path: string, data: object) => {
  const headers = { "Content-Type": "application/json" };
  const response = await bench.client.request({ method: "post", uri: uri + path, data, headers });
  const body: unknown = typeof response.body === "string" ? JSON.parse(response.body) : response.body;
  return { status: response.statusCode, body };
};

test("demo templates are there, and their status sits in two different places", async () => {
  const all = await bench.client.content.v1.contentAndApprovals.list({ pageSize: 3 });
  expect(all.map(({ approvalRequests }) => approvalRequests.status)).toEqual([
    "approved",
    "approved",
    "approved",
    "approved",
    "approved",
    "pending",
    "rejected",
    "approved",
  ]);
  expect(await bench.client.content.v1.contents.list()).toHaveLength(8);
  const approval = await bench.client.content.v1.contents("HX00000000000000000000000000000007").approvalFetch().fetch();
  expect(approval.whatsapp).toMatchObject({ status: "rejected", category: "UTILITY", name: "rejected_example" });
});

test("a template is created, submitted, reviewed and deleted", async () => {
  const { status, body } = await post("", greeting);
  expect(status).toBe(201);
  const sid = String(Object(body).sid);
  const content = bench.client.content.v1.contents(sid);
  expect((await content.approvalFetch().fetch()).whatsapp).toMatchObject({ status: "unsubmitted" });
  expect(await post(`/${sid}/ApprovalRequests/whatsapp`, { name: "Greeting", category: "UTILITY" })).toMatchObject({
    status: 400,
  });
  const submitted = await post(`/${sid}/ApprovalRequests/whatsapp`, { name: "greeting", category: "UTILITY" });
  expect(submitted).toMatchObject({ status: 201, body: { status: "received", rejection_reason: "" } });
  await bench.advance(10);
  expect((await content.approvalFetch().fetch()).whatsapp).toMatchObject({ status: "pending" });
  await bench.advance(60);
  expect((await content.approvalFetch().fetch()).whatsapp).toMatchObject({ status: "approved" });
  expect(await content.remove()).toBe(true);
  await expect(content.fetch()).rejects.toMatchObject({ code: 20404 });
});

test("a template that begins with a variable is rejected with a reason", async () => {
  const { body } = await post("", { ...greeting, types: { "twilio/text": { body: "{{1}}, здравствуйте!" } } });
  const sid = String(Object(body).sid);
  await post(`/${sid}/ApprovalRequests/whatsapp`, { name: "greeting_bad", category: "UTILITY" });
  await bench.advance(120);
  const { whatsapp } = await bench.client.content.v1.contents(sid).approvalFetch().fetch();
  expect(whatsapp).toMatchObject({ status: "rejected", rejection_reason: expect.stringContaining("start or end") });
});

test("the camelCase keys of Twilio's own library are refused", async () => {
  const { types, ...rest } = greeting;
  expect(await post("", { ...rest, types: { twilioText: types["twilio/text"] } })).toMatchObject({ status: 400 });
  expect(await post("", { friendlyName: "greeting", language: "ru", types })).toMatchObject({
    status: 400,
    body: { code: 20001, message: expect.stringContaining("friendlyName") },
  });
});
