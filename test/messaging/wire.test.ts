import { createServer } from "node:https";
import { createServer as createPlain } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, NoAnswer } from "../../src/server/messaging/adapters/http-call.ts";
import { eitherHost, spareOf, smscClient } from "../../src/server/messaging/adapters/smsc/smsc-client.ts";
import { outcomeOf } from "../../src/server/messaging/adapters/smsc/smsc-errors.ts";
import { parseWebhook } from "../../src/server/messaging/adapters/smsc/smsc-hooks.ts";
import { checkConnection, createConnection, queueMessage, updateConnection } from "../../src/server/messaging/index.ts";
import { maxLine, smscLine, telegramLine, type Line } from "./lines/line.ts";
import { subscribeConnection } from "../../src/server/messaging/connections/watch-subscriptions.ts";
import { canCertify, certify } from "./certify.ts";
import { openSandboxOffice, type SandboxOffice } from "./sandbox.ts";

describe.skipIf(!canCertify)("the way to a partner", () => {
  const certificates = canCertify ? certify() : { authority: "", key: "", server: "" };
  const secure = createServer({ key: certificates.key, cert: certificates.server }, (_request, response) =>
    response.end(JSON.stringify({ user_id: 1, username: "bot" })),
  );
  let url = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => secure.listen(0, resolve));
    url = `https://localhost:${(secure.address() as AddressInfo).port}`; // a server that listens on a port has one
  });
  afterAll(() => secure.close());

  it("does not believe an authority it was not told of, and nothing was sent then", async () => {
    const failed = await call({ timeoutMs: 3000, ca: null }, { method: "GET", url }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(NoAnswer);
    expect(failed).toMatchObject({ wasSent: false, code: expect.stringMatching(/UNABLE_TO|SELF_SIGNED/) });
  });

  it("believes it with the certificate of the setting", async () => {
    expect((await call({ timeoutMs: 3000, ca: certificates.authority }, { method: "GET", url })).status).toBe(200);
  });

  it("the setting of a connection is what decides, and a file that is no certificate is refused", async () => {
    const office = await openSandboxOffice();
    const connection = {
      kind: "max" as const,
      name: "MAX",
      baseUrl: url,
      accountSid: "",
      authToken: "a-token-that-is-long-enough",
      sender: "",
      isOn: true,
    };
    const bare = await createConnection(office.ctx(), { ...connection, code: "max-bare" });
    expect((await checkConnection(office.ctx(), bare.id)).last_error).toMatch(/UNABLE_TO|SELF_SIGNED/);
    await updateConnection(office.ctx(), bare.id, { ca: certificates.authority });
    expect((await checkConnection(office.ctx(), bare.id)).last_success_at).not.toBeNull();
    const shown = (await office.http.inject({ method: "GET", url: "/api/connections" })).json();
    expect(shown.items.at(-1)).toMatchObject({
      hasCa: true,
      caSubjects: [{ name: "Test Authority" }],
      handle: "https://max.ru/bot",
    });
    await expect(
      updateConnection(office.ctx(), bare.id, { ca: "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----" }),
    ).rejects.toMatchObject({
      fields: { ca: "wrong" },
    });
    await office.close();
  });

  it("knows whether a lost request was heard", async () => {
    const silent = createPlain(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as AddressInfo; // a server that listens on a port has one
    const wire = { timeoutMs: 200, ca: null };
    await expect(call(wire, { method: "POST", url: `http://127.0.0.1:${port}`, body: "x" })).rejects.toMatchObject({
      code: "timeout",
      wasSent: true,
    });
    await expect(call(wire, { method: "POST", url: "http://127.0.0.1:1", body: "x" })).rejects.toMatchObject({
      code: "ECONNREFUSED",
      wasSent: false,
    });
    await expect(call(wire, { method: "GET", url: "http://10.0.0.1/" })).rejects.toMatchObject({
      code: "private-address",
    });
    silent.closeAllConnections();
    silent.close();
  });
});

describe("SMSC.ru", () => {
  it.each([
    ["never heard of it", false, ["https://smsc.ru", "https://www2.smsc.ru/"]],
    ["may have heard of it", true, ["https://smsc.ru"]],
  ])("asks the spare host when the first one %s: %s", async (_what, wasSent, expected) => {
    const asked: string[] = [];
    await eitherHost("https://smsc.ru", (baseUrl) => {
      asked.push(baseUrl);
      return Promise.reject(new NoAnswer("ECONNRESET", wasSent, new Error("lost")));
    }).catch(() => {});
    expect(asked).toEqual(expected);
  });

  it("has a spare host at its own address, and no other has", () => {
    expect(spareOf("https://smsc.ru")).toBe("https://www2.smsc.ru/");
    expect(spareOf("http://127.0.0.1:9/smsc")).toBeNull();
  });

  it.each([
    [2, { kind: "rejected", class: null, code: "e2" }],
    [7, { kind: "rejected", class: null, code: "e7" }],
    [9, { kind: "rejected", class: null, code: "e9" }],
  ])("error %i inside an answer of 200 is a refusal with its code", async (code, expected) => {
    const server = createPlain((_request, response) => response.end(JSON.stringify({ error: "no", error_code: code })));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // a server that listens on a port has one
    const account = {
      login: "a",
      secret: "b",
      sender: "",
      baseUrl: `http://127.0.0.1:${port}`,
      hookSecret: "",
      timeoutMs: 1000,
      ca: null,
    };
    expect(outcomeOf(await smscClient(account)("send", {}).catch((error: unknown) => error))).toMatchObject(expected);
    server.close();
  });

  it.each([
    ["-1", "0", "accepted", null],
    ["0", "0", "sent", null],
    ["1", "0", "delivered", null],
    ["2", "0", "read", null],
    ["3", "6", "failed", "d6"],
    ["20", "1", "failed", "d1"],
    ["25", "0", "failed", "s25"],
    ["-3", "0", null, null],
    ["77", "0", null, null],
  ])("status %s, err %s", (status, err, news, errorCode) => {
    expect(
      parseWebhook({ door: "status", payload: { id: "oplot-message-5", phone: "79130001122", status, err } }),
    ).toMatchObject([
      { kind: "status", news: { externalId: "oplot-message-5", ourId: "oplot-message-5", news, errorCode } },
    ]);
  });
});

describe("with the sandbox", () => {
  let office: SandboxOffice;
  let max: Line;
  let telegram: Line;
  let smsc: Line;
  beforeAll(async () => {
    office = await openSandboxOffice({ timeoutMs: 1500 });
    [max, telegram, smsc] = [await maxLine(office), await telegramLine(office), await smscLine(office)];
    await office.quietNever();
    for (const { connectionId } of [max, telegram]) await subscribeConnection(office.ctx(), connectionId);
  }, 60_000);
  afterAll(() => office.close());
  const db = () => office.app.database.db;
  const state = async (id: number) =>
    await db()
      .selectFrom("messages")
      .select(["state", "error_class", "error_code"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
  let keys = 0;
  const write = async (line: Line, clientId: number, more: object = {}) =>
    (
      await queueMessage(office.ctx(office.employee), {
        clientId,
        connectionId: line.connectionId,
        text: `Текст ${++keys}`,
        onceKey: `wire-${keys}`,
        ...more,
      })
    ).id;
  const file = async (name: string) => {
    const content = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    return {
      url: "",
      declaredType: "image/png",
      key: await office.app.files.put(content),
      type: "image/png",
      size: content.length,
      error: null,
      name,
    };
  };

  it("MAX: a file that is still being worked on is waited for, and nothing goes twice", async () => {
    const person = await max.newPerson();
    await office.control("PUT", "/max/habits", { notReady: 2 });
    const id = await write(max, person.clientId, { files: [await file("фото.png")] });
    await office.jobs.runDue();
    expect(await state(id)).toMatchObject({ state: "sent" });
    expect((await max.made(person)).filter(({ files }) => files === 1)).toHaveLength(1);
    await office.control("PUT", "/max/habits", { notReady: 0 });
  });

  it("MAX: an upload that fails has made no message, so it is tried again", async () => {
    const person = await max.newPerson();
    await office.control("PUT", "/faults", { partner: "max", route: "upload", plan: ["500"] });
    const id = await write(max, person.clientId, { files: [await file("фото.png")] });
    await office.jobs.runDue();
    expect(await state(id)).toMatchObject({ state: "queued" });
    await office.live(60);
    expect(await state(id)).toMatchObject({ state: "sent" });
    expect((await max.made(person)).filter(({ files }) => files === 1)).toHaveLength(1);
  });

  it("Telegram: several files are one sending", async () => {
    const person = await telegram.newPerson();
    const id = await write(telegram, person.clientId, { files: [await file("а.png"), await file("б.png")] });
    await office.jobs.runDue();
    expect(await state(id)).toMatchObject({ state: "sent" });
    expect((await telegram.made(person)).map(({ files }) => files)).toEqual([2]);
  });

  it("Telegram that hangs keeps no other channel waiting", async () => {
    const [slow, quick] = [await telegram.newPerson(), await smsc.newPerson()];
    await office.control("PUT", "/faults", {
      partner: "telegram",
      route: "sendMessage",
      plan: { always: "hang-before-create" },
    });
    const hung = await Promise.all([1, 2, 3].map(() => write(telegram, slow.clientId)));
    const own = await write(smsc, quick.clientId);
    office.jobs.lose();
    const job = office.app.slices
      .flatMap((slice) => slice.jobs ?? [])
      .find(({ name }) => name === "messaging.send-message")!;
    const stuck = hung.map((messageId) => job.run(office.ctx(), { messageId }));
    await job.run(office.ctx(), { messageId: own });
    expect(await state(own)).toMatchObject({ state: "accepted" });
    await Promise.all(stuck);
    const ends = await Promise.all(hung.map(state));
    expect(ends.map((end) => end.state).toSorted()).toEqual(["queued", "unknown", "unknown"]);
    await office.control("DELETE", "/faults");
  });

  it("SMSC.ru: the price is told before sending, and kept with what was sent", async () => {
    const person = await smsc.newPerson();
    const text = "я".repeat(100);
    const quote = await office.http.inject({
      method: "POST",
      url: `/api/clients/${person.clientId}/message-quotes`,
      payload: { connectionId: smsc.connectionId, text },
    });
    expect(quote.json()).toEqual({ parts: 2, costKopecks: 820 });
    expect(await smsc.made(person)).toEqual([]);
    const id = await write(smsc, person.clientId, { text });
    await office.jobs.runDue();
    const row = await db().selectFrom("messages").select("payload").where("id", "=", id).executeTakeFirstOrThrow();
    expect(row.payload).toMatchObject({ parts: 2, costKopecks: 820 });
  });

  it.each([
    ["02", "failed", "retryable", "d6"],
    ["03", "failed", "opt-out", "d252"],
    ["04", "failed", "address", "d1"],
  ])("SMSC.ru: a number that ends with %s", async (ending, end, errorClass, code) => {
    const answer = (await office.http.inject({ method: "GET", url: "/api/connections" })).json();
    const { statusUrl, inboundUrl } = answer.items.find((item: { id: number }) => item.id === smsc.connectionId);
    await office.control("PUT", "/smsc/addresses", { statusUrl, inboundUrl });
    const { clientId } = await office.newClient(`+79160000${String(++keys).padStart(1, "0").slice(-1)}${ending}`);
    const id = await write(smsc, clientId);
    await office.jobs.runDue();
    await office.live(10);
    expect(await state(id)).toEqual({ state: end, error_class: errorClass, error_code: code });
  });

  it("SMSC.ru: no money is the administrator's matter", async () => {
    const person = await smsc.newPerson();
    await office.control("PUT", "/smsc/balance", { balance: 0 });
    const id = await write(smsc, person.clientId);
    await office.jobs.runDue();
    expect(await state(id)).toEqual({ state: "failed", error_class: "configuration", error_code: "e3" });
    const { last_error } = await db()
      .selectFrom("connections")
      .select("last_error")
      .where("id", "=", smsc.connectionId)
      .executeTakeFirstOrThrow();
    expect(last_error).toContain("e3");
  });
});
