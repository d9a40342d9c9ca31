import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { startDovecot, type Dovecot } from "../test/mail/dovecot.ts";
import { expect, signIn, test, type Program } from "./program.ts";

const CLIENT = { name: "Ковалёва Марина Петровна", phone: "+7 902 110-30-41", email: "kovaleva@mail.test" };
const PDF = Buffer.from("%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n", "latin1");

let dovecot: Dovecot;
test.beforeAll(async () => {
  dovecot = await startDovecot();
});
test.afterAll(async () => {
  await dovecot?.close();
});

test("a letter with a file comes into the card, is read safely, answered in the thread, and the answer lies in Sent", async ({
  browser,
  program,
}) => {
  const clientId = await clientWithAddress(program);
  const page = await browser.newPage();
  await signIn(page, program, "admin");
  const user = await connectMailbox(page, program);

  await page.goto(`${program.url}/app/clients/${clientId}`);
  await expect(page.getByTestId("timeline")).toBeVisible();
  await dovecot.append(user, "INBOX", letterWithFile(user));
  // By itself: nobody asked the page to look again.
  const line = page.getByTestId("timeline").locator('[data-name="letter.received"]');
  await expect(line).toContainText("Справка из банка", { timeout: 30_000 });
  await isReadSafely(page, line.getByRole("button", { name: /Справка из банка/ }));

  const [download] = await Promise.all([page.waitForEvent("download"), saved(page)]);
  expect((await readFile(await download.path())).equals(PDF)).toBe(true);

  await line.getByTestId(/^letter-reply-\d+$/).click();
  await expect(page.getByTestId("letter-reply-line")).toContainText("Справка из банка");
  await expect(page.getByTestId("letter-to")).toHaveValue(CLIENT.email);
  await page.getByTestId("letter-text").fill("Марина Петровна, справку получили. Ждём вас в пятницу.");
  await page.getByTestId("letter-send").click();
  await expect(page.getByTestId("timeline").locator('[data-name="letter.queued"]')).toContainText(
    "Re: Справка из банка",
  );
  await expect(page.getByTestId("letter-text")).toHaveValue("");

  await expect.poll(() => sentTo(program, CLIENT.email), { timeout: 30_000 }).toHaveLength(1);
  const [raw = ""] = await sentTo(program, CLIENT.email);
  expect(raw).toContain("In-Reply-To: <spravka@mail.test>");
  expect(raw).toMatch(/^References: .*<spravka@mail\.test>/m);
  await expect.poll(() => sentFolder(user), { timeout: 30_000 }).toEqual([raw]);

  // The next letter from the same form is another one, and a new thread.
  await page.getByTestId("letter-to").fill(CLIENT.email);
  await page.getByTestId("letter-subject").fill("График платежей");
  await page.getByTestId("letter-text").fill("Высылаем график.");
  await page.getByTestId("letter-send").click();
  await expect.poll(() => sentTo(program, CLIENT.email), { timeout: 30_000 }).toHaveLength(2);
  expect((await sentTo(program, CLIENT.email))[1]).not.toContain("In-Reply-To:");
  await expect(page.getByTestId("timeline").locator('[data-name="letter.queued"]').last()).toContainText("отправлено");
  await page.close();
});

test("whose a letter of an unknown sender is a person says in the dialogs", async ({ browser, program }) => {
  const clientId = await clientWithAddress(program);
  const page = await browser.newPage();
  await signIn(page, program, "admin");
  const user = await connectMailbox(page, program);
  await dovecot.append(user, "INBOX", letterOfUnknown(user));
  await page.goto(`${program.url}/app/dialogs?queue=unassigned`);
  await page.getByTestId("dialog-list").getByRole("button", { name: "Марина К" }).click();
  const stream = page.getByTestId("dialog-stream");
  await expect(stream).toContainText("Пишу с другого ящика");
  await stream.getByRole("combobox", { name: "Чьё это письмо?" }).fill("Ковалёва");
  await page
    .getByRole("option", { name: /Ковалёва/ })
    .first()
    .click();
  // The conversation of nobody is over; the letter stands in the client's own and in his card.
  await expect(page.getByTestId("dialog").getByRole("heading", { name: CLIENT.name })).toBeVisible();
  await expect(page.getByTestId("dialog-stream")).toContainText("Ещё один договор");
  await page.goto(`${program.url}/app/clients/${clientId}`);
  await expect(page.getByTestId("timeline").locator('[data-name="letter.linked"]')).toContainText("Ещё один договор");
  await page.close();
});

let connected: string | null = null;
/** Once: by the form of the settings, to a server on this machine. */
async function connectMailbox(page: Page, program: Program): Promise<string> {
  if (connected !== null) return connected;
  const user = dovecot.user("firma");
  await page.goto(`${program.url}/app/settings/mail`);
  await page.getByTestId("mailbox-add").first().click();
  const smtp = new URL(program.smtp);
  const typed = {
    name: "Общий ящик",
    address: `${user}@firma.test`,
    login: user,
    password: dovecot.password,
    imapHost: "127.0.0.1",
    smtpHost: smtp.hostname,
  };
  for (const [field, value] of Object.entries(typed)) await page.getByTestId(`mailbox-${field}`).fill(value);
  await page.getByTestId("mailbox-imapSecurity").selectOption("plain");
  await page.getByTestId("mailbox-smtpSecurity").selectOption("plain");
  await page.getByTestId("mailbox-imapPort").fill(String(dovecot.port));
  await page.getByTestId("mailbox-smtpPort").fill(smtp.port);
  await page.getByTestId("mailbox-save").click();
  await expect(page.getByTestId("mailbox-sheet")).toHaveCount(0);
  const panel = page.locator('[data-testid^="mailbox-"]').filter({ hasText: typed.address }).first();
  await expect(panel).toContainText("работает", { timeout: 30_000 });
  connected = user;
  return user;
}

/** The letter's own page runs nothing, and loads nothing from elsewhere until the reader lets it. */
async function isReadSafely(page: Page, head: ReturnType<Page["getByRole"]>): Promise<void> {
  const asked: string[] = [];
  await page.route("https://pixel.test/**", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "image/gif", body: Buffer.from("R0lGODlhAQABAAAAACw=", "base64") });
  });
  await head.click();
  const frame = page.frameLocator('[data-testid="letter-frame"]');
  await expect(frame.getByText("Высылаю справку")).toBeVisible();
  const height = async () => (await page.getByTestId("letter-frame").boundingBox())?.height ?? 0;
  await expect.poll(height).toBeGreaterThan(200); // as high as what is in it
  expect(await frame.locator("script, form, [onerror]").count()).toBe(0);
  expect(await page.evaluate(() => Reflect.has(globalThis, "letterRan"))).toBe(false);
  expect(asked).toEqual([]);
  await page.getByTestId("letter-remote").click();
  await expect.poll(() => asked).toEqual(["https://pixel.test/open.gif"]);
}

const saved = (page: Page) =>
  page
    .getByTestId("timeline")
    .getByRole("link", { name: /справка\.pdf/ })
    .click({ modifiers: ["Alt"] });

async function sentTo(program: Program, address: string): Promise<string[]> {
  const reply = await fetch(`${program.sandbox}/control/smtp/letters`);
  const { letters } = (await reply.json()) as { letters: { to: string[]; raw: string }[] };
  return letters.filter((one) => one.to.includes(address)).map((one) => one.raw);
}

async function sentFolder(user: string): Promise<string[]> {
  const client = await dovecot.client(user);
  try {
    await client.mailboxOpen("Sent");
    const found: string[] = [];
    for await (const one of client.fetch("1:*", { source: true })) found.push(one.source?.toString("utf8") ?? "");
    return found;
  } finally {
    await client.logout();
  }
}

let known: number | null = null;
async function clientWithAddress(program: Program): Promise<number> {
  if (known !== null) return known;
  const reply = await fetch(`${program.url}/api/public/applications`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: CLIENT.name, phone: CLIENT.phone, consent: true }),
  });
  expect(reply.status).toBe(201);
  const q = encodeURIComponent(CLIENT.name);
  const { items } = (await program.admin("GET", `/api/search?q=${q}`)) as { items: { clientId: number }[] };
  known = items[0]?.clientId ?? 0;
  await program.admin("PATCH", `/api/clients/${known}`, { email: CLIENT.email });
  return known;
}

const lines = (...parts: string[]): string => parts.join("\r\n");

const letterWithFile = (user: string): string =>
  lines(
    `From: Марина Ковалёва <${CLIENT.email}>`,
    `To: ${user}@firma.test`,
    "Subject: =?utf-8?B?0KHQv9GA0LDQstC60LAg0LjQtyDQsdCw0L3QutCw?=",
    "Message-ID: <spravka@mail.test>",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="one"',
    "",
    "--one",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    "<p>Здравствуйте! Высылаю справку.</p><p style='height:220px'>Строка</p><script>top.letterRan = 1</script>",
    '<form action="https://pixel.test/steal"><input name="a"></form>',
    '<img src="https://pixel.test/open.gif" onerror="top.letterRan = 1">',
    "--one",
    "Content-Type: application/pdf; name*=utf-8''%D1%81%D0%BF%D1%80%D0%B0%D0%B2%D0%BA%D0%B0.pdf",
    "Content-Disposition: attachment; filename*=utf-8''%D1%81%D0%BF%D1%80%D0%B0%D0%B2%D0%BA%D0%B0.pdf",
    "Content-Transfer-Encoding: base64",
    "",
    PDF.toString("base64"),
    "--one--",
    "",
  );

const letterOfUnknown = (user: string): string =>
  lines(
    "From: =?utf-8?B?0JzQsNGA0LjQvdCwINCa?= <marina-k@other.test>",
    `To: ${user}@firma.test`,
    "Subject: =?utf-8?B?0JXRidGRINC+0LTQuNC9INC00L7Qs9C+0LLQvtGA?=",
    "Message-ID: <dogovor@other.test>",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    "Пишу с другого ящика.",
    "",
  );
