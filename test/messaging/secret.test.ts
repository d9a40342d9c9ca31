import { afterAll, beforeAll, expect, it } from "vitest";
import { inTx } from "../../src/server/kernel/tx.ts";
import { createConnection, sendSecret } from "../../src/server/messaging/index.ts";
import { account } from "./office.ts";
import { openSandboxOffice, type SandboxOffice } from "./sandbox.ts";

let office: SandboxOffice;
const db = () => office.app.database.db;
beforeAll(async () => {
  office = await openSandboxOffice();
}, 60_000);
afterAll(() => office.close());

const CODE = "Код для подписания документа: 271828";
const secret = async () => {
  const { clientId, phone } = await office.newClient();
  return { clientId, phone, text: CODE };
};

it("says that nothing went while no line for text messages is connected", async () => {
  expect(await sendSecret(office.ctx(), await secret())).toBe(false);
});

it("sends a code past the dialog: no colleague, event or log line holds it", async () => {
  const baseUrl = (await db().selectFrom("connections").select("base_url").executeTakeFirstOrThrow()).base_url;
  await createConnection(office.ctx(), {
    kind: "sms",
    code: "sms1",
    name: "SMS",
    baseUrl,
    accountSid: account.sid,
    authToken: account.token,
    sender: "+73912000000",
    isOn: true,
    options: { timeoutMs: 1500 },
  });
  expect(await sendSecret(office.ctx(), await secret())).toBe(true);
  expect(await db().selectFrom("messages").select("id").execute()).toEqual([]);
  expect(JSON.stringify(await db().selectFrom("events").select("data").execute())).not.toContain("271828");
  expect(office.logged()).not.toContain("271828");
});

it("is never called inside a transaction", async () => {
  const message = await secret();
  // no event: nothing is written
  await expect(inTx(office.ctx(), (ctx) => sendSecret(ctx, message))).rejects.toThrow("inside a transaction");
});
