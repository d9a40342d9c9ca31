import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { clientOf, startTestBench, type TestBench } from "./test-bench.ts";

const From = "whatsapp:+73912000000";
const appReceived = "HX00000000000000000000000000000001";
let bench: TestBench;

beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.control("POST", "/control/twilio/reset");
  await bench.control("DELETE", "/control/faults");
  bench.product.received.length = 0;
  Object.assign(bench.product.reply, { status: 204, contentType: "text/xml", text: "" });
});

const template = (to: string, more = {}) => ({
  from: From,
  to: `whatsapp:${to}`,
  contentSid: appReceived,
  contentVariables: JSON.stringify({ 1: "Ольга", 2: "1844" }),
  statusCallback: `${bench.product.url}/hooks/twilio/status?c=wa1&m=7`,
  ...more,
});

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );

test("a template is queued, sent, delivered and read, each told by a signed callback except the first", async () => {
  const message = await bench.client.messages.create(template("+79130001120"));
  expect(message).toMatchObject({ status: "queued", numMedia: "0", numSegments: "1", errorCode: null, dateSent: null });
  expect(message.body).toContain("Здравствуйте, Ольга! Ваша заявка № 1844 принята");
  await bench.advance(5);
  expect(bench.product.statuses()).toEqual(["sent", "delivered", "read"]);
  expect(bench.product.received.every(({ isSigned }) => isSigned)).toBe(true);
  expect(bench.product.received[1]).toMatchObject({
    path: "/hooks/twilio/status?c=wa1&m=7",
    params: {
      EventType: "DELIVERED",
      ChannelPrefix: "whatsapp",
      ChannelToAddress: "+7913000XXXX",
      SmsSid: message.sid,
    },
  });
  const fetched = await bench.client.messages(message.sid).fetch();
  expect(fetched.status).toBe("read");
  expect(fetched.dateSent).toBeInstanceOf(Date);
});

test("a person behaves by the last two digits of the phone", async () => {
  const cases = {
    "01": ["sent", "delivered"],
    "02": ["sent"],
    "03": ["sent", "undelivered"],
    "04": ["undelivered"],
    "06": ["failed"],
    "07": ["sent", "read"],
  };
  for (const [digits, statuses] of Object.entries(cases)) {
    bench.product.received.length = 0;
    await bench.client.messages.create(template(`+791300011${digits}`));
    await bench.advance(10);
    expect(bench.product.statuses(), digits).toEqual(statuses);
  }
});

test("a person who answers opens the window for free text", async () => {
  await bench.client.messages.create(template("+79130001105"));
  await bench.advance(10);
  const inbound = bench.product.received.at(-1);
  expect(inbound).toMatchObject({
    path: "/hooks/twilio/inbound?c=wa1",
    isSigned: true,
    params: { SmsStatus: "received", WaId: "79130001105", MessageType: "text", NumMedia: "0", To: From },
  });
  await bench.client.messages.create({ from: From, to: "whatsapp:+79130001105", body: "Здравствуйте" });
  await bench.advance(10);
  const [last] = await bench.client.messages.list({ to: "whatsapp:+79130001105", limit: 1 });
  expect(last?.status).toBe("read");
});

test("free text outside the window is accepted and then undelivered with 63016", async () => {
  const statusCallback = `${bench.product.url}/status`;
  await bench.control("POST", "/control/twilio/phones/79130001120/messages", { text: "Добрый день" });
  await bench.advance(24 * 3600 + 1);
  bench.product.received.length = 0;
  await bench.client.messages.create({ from: From, to: "whatsapp:+79130001120", body: "Здравствуйте", statusCallback });
  await bench.advance(10);
  expect(bench.product.received.map(({ params }) => params)).toMatchObject([
    { MessageStatus: "undelivered", ErrorCode: "63016", EventType: "UNDELIVERED" },
  ]);
});

test("a template that is not approved is free text", async () => {
  const pending = template("+79130001120", { contentSid: "HX00000000000000000000000000000006" });
  const message = await bench.client.messages.create(pending);
  await bench.advance(10);
  expect(await bench.client.messages(message.sid).fetch()).toMatchObject({ status: "undelivered", errorCode: 63016 });
});

test("bad variables are accepted and then undelivered, unreadable ones are refused", async () => {
  const flaws = {
    '{"1":"Ольга","2":""}': 63013,
    '{"1":"Ольга\\nИ","2":"1"}': 63013,
    '{"1":"О     л","2":"1"}': 63013,
    '{"1":"Ольга"}': 63028,
  };
  for (const [contentVariables, code] of Object.entries(flaws)) {
    const { sid } = await bench.client.messages.create(template("+79130001120", { contentVariables }));
    await bench.advance(1);
    expect((await bench.client.messages(sid).fetch()).errorCode, contentVariables).toBe(code);
  }
  for (const contentVariables of ["not json", "[1]", '{"1":5}']) {
    expect(await errorOf(bench.client.messages.create(template("+79130001120", { contentVariables })))).toBe(21656);
  }
});

test("what Twilio refuses at once is refused with its code", async () => {
  const create = (form: Record<string, unknown>) =>
    errorOf(bench.client.messages.create({ from: From, to: "whatsapp:+79130001120", body: "Текст", ...form }));
  expect(await create({ to: "whatsapp:12" })).toBe(21211);
  expect(await create({ from: "whatsapp:+73912999999" })).toBe(63007);
  expect(await create({ to: "+79130001120" })).toBe(21910);
  expect(await create({ body: "я".repeat(1601) })).toBe(21617);
  expect(await create({ body: undefined })).toBe(21619);
  expect(await create({ contentSid: appReceived })).toBe(20001);
  expect(await create({ body: undefined, contentSid: "HX99999999999999999999999999999999" })).toBe(21655);
  expect(await create({ statusCallback: "ftp://firm.test/" })).toBe(21609);
  expect(await create({ validityPeriod: 36_001 })).toBe(90007);
  const stranger = clientOf(bench.sandbox.url, "wrong");
  expect(await errorOf(stranger.messages.create({ from: From, to: "whatsapp:+79130001120", body: "Текст" }))).toBe(
    20003,
  );
  expect(await errorOf(bench.client.messages("SM99999999999999999999999999999999").fetch())).toBe(20404);
});

test("messages are listed newest first, by pages, by person and by time", async () => {
  for (let number = 0; number < 7; number += 1) {
    await bench.client.messages.create(template(number < 5 ? "+79130001120" : "+79130001121"));
  }
  expect(await bench.client.messages.list({ pageSize: 3 })).toHaveLength(7);
  expect(await bench.client.messages.list({ to: "whatsapp:+79130001120", pageSize: 2 })).toHaveLength(5);
  const later = new Date((await bench.now()) + 30_000);
  await bench.advance(60);
  expect(await bench.client.messages.list({ dateSentAfter: later })).toHaveLength(0);
  expect(await bench.client.messages.list({ dateSentBefore: later })).toHaveLength(7);
  const page = await bench.client.messages.page({ pageSize: 3 });
  expect(page.instances).toHaveLength(3);
  expect((await page.nextPage())?.instances).toHaveLength(3);
});

test("a scheduled message of the service can be cancelled, a read one erased and deleted", async () => {
  const scheduled = await bench.client.messages.create(
    template("+79130001120", {
      from: undefined,
      messagingServiceSid: "MG0123456789abcdef0123456789abcdef",
      scheduleType: "fixed",
      sendAt: new Date((await bench.now()) + 40 * 60_000),
    }),
  );
  expect(scheduled.status).toBe("scheduled");
  expect((await bench.client.messages(scheduled.sid).update({ status: "canceled" })).status).toBe("canceled");
  const { sid } = await bench.client.messages.create(template("+79130001120"));
  expect(await errorOf(bench.client.messages(sid).remove())).toBe(20009);
  await bench.advance(10);
  expect((await bench.client.messages(sid).update({ body: "" })).body).toBe("");
  expect(await bench.client.messages(sid).remove()).toBe(true);
  expect(await errorOf(bench.client.messages(sid).fetch())).toBe(20404);
});

test("a photo from the person is fetched with the password and a redirect", async () => {
  await bench.client.messages.create(template("+79130001113"));
  await bench.advance(10);
  const params = bench.product.received.at(-1)?.params ?? {};
  expect(params).toMatchObject({ NumMedia: "1", MediaContentType0: "image/png", MessageType: "image" });
  const [media] = await bench.client.messages(params["MessageSid"] ?? "").media.list();
  expect(media?.contentType).toBe("image/png");
  const address = (params["MediaUrl0"] ?? "").replace("https://api.twilio.com", `${bench.sandbox.url}/twilio`);
  expect((await fetch(address)).status).toBe(401);
  const authorization = `Basic ${btoa("AC0123456789abcdef0123456789abcdef:0123456789abcdef0123456789abcdef")}`;
  const redirect = await fetch(address, { headers: { authorization }, redirect: "manual" });
  expect(redirect.status).toBe(307);
  const file = await fetch(redirect.headers.get("location") ?? "");
  expect(file.headers.get("content-type")).toBe("image/png");
  expect((await file.bytes()).subarray(1, 4)).toEqual(new Uint8Array([0x50, 0x4e, 0x47]));
});

test("words in the answer to a webhook are sent to the person", async () => {
  Object.assign(bench.product.reply, {
    status: 200,
    text: "<Response><Message>Спасибо &amp; до связи</Message></Response>",
  });
  await bench.control("POST", "/control/twilio/phones/79130001120/messages", { text: "Добрый день" });
  const messages = await bench.client.messages.list({ to: "whatsapp:+79130001120" });
  expect(messages).toMatchObject([{ body: "Спасибо & до связи", direction: "outbound-reply" }]);
});

test("a text message knows no window and no reading, and reaches phones that have no WhatsApp", async () => {
  const text = (to: string) =>
    bench.client.messages.create({
      from: "+73912000000",
      to,
      body: "Завтра суд",
      statusCallback: `${bench.product.url}/hooks/twilio/status?c=sms1&m=8`,
    });
  const cases = [
    { digits: "04", statuses: ["sent", "delivered"] },
    { digits: "02", statuses: ["sent"] },
    { digits: "14", statuses: ["sent", "undelivered"] },
  ];
  for (const { digits, statuses } of cases) {
    bench.product.received.length = 0;
    await text(`+791300011${digits}`);
    await bench.advance(10);
    expect([digits, bench.product.statuses()]).toEqual([digits, statuses]);
  }
  expect(bench.product.received.at(-1)?.params["ErrorCode"]).toBe("30005");
});
