import type { Page } from "@playwright/test";
import { expect, signIn, test, type Program } from "./program.ts";

// The sandbox's published account.
const ACCOUNT = { apiKey: "a1b2c3d4e5f60718293a", secret: "0f1e2d3c4b5a69788796" };
const EXTENSION = "100";
const CLIENT = { name: "Воронова Татьяна Игоревна", phone: "+7 902 100-20-55", digits: "79021002055" };

test("the client calls: the card at the right person, the result in two taps, the recording is heard", async ({
  browser,
  program,
}) => {
  await connectLine(program);
  await apply(program, CLIENT.name, CLIENT.phone);
  const [desk, other] = [await browser.newPage(), await browser.newPage()];
  await signIn(desk, program, "manager");
  await signIn(other, program, "lawyer");
  await desk.goto(`${program.url}/app/tasks`);
  await other.goto(`${program.url}/app/tasks`);
  await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();

  // Before the receiver is lifted: who it is and what is open. It rings at the responsible and at nobody else.
  const callId = await clientCalls(program, CLIENT.digits);
  const dock = desk.getByTestId("call-dock");
  await expect(dock).toContainText("Входящий звонок");
  await expect(dock).toContainText(CLIENT.name);
  await expect(dock).toContainText("Новая заявка");
  await expect(dock).toContainText("Ксения Обухова");
  await expect(other.getByTestId("call-dock")).toHaveCount(0);
  await stepsAside(desk);

  await control(program, "POST", `zadarma/calls/${callId}/answer`, { extension: EXTENSION });
  await expect(dock).toContainText("Идёт разговор");
  await dock.getByTestId("line-note").fill("Два кредита, просрочка месяц");
  await expect(dock.getByText("сохранено", { exact: true })).toBeVisible();
  // A reload brings the card back with what was written.
  await desk.reload();
  await expect(dock.getByTestId("line-note")).toHaveValue("Два кредита, просрочка месяц");

  await control(program, "POST", "advance", { seconds: 20 });
  await control(program, "POST", `zadarma/calls/${callId}/hangup`);
  await expect(dock).toContainText("Разговор окончен");
  await dock.getByTestId("line-talked").click();
  await dock.getByTestId("next-call-tomorrow").click();
  await expect(desk.getByTestId("call-dock")).toHaveCount(0);
  await expect.poll(() => tasksOf(program, CLIENT.name)).toContainEqual(expect.stringMatching(/позвонить/i));

  await recordingComes(program);
  await desk.goto(`${program.url}/app/calls`);
  const row = desk.getByTestId("calls").getByRole("listitem").filter({ hasText: CLIENT.name }).first();
  await expect(row).toContainText("состоялся");
  await row.getByRole("button", { name: /^Подробнее/ }).click();
  await isHeard(desk);

  // The same call stands in the client's timeline with its note and sound.
  await row.getByRole("link", { name: CLIENT.name }).click();
  await desk.waitForURL(/\/app\/clients\/\d+/);
  const line = desk.getByTestId("timeline").getByRole("article").filter({ hasText: "Входящий звонок" }).first();
  await expect(line).toContainText("поговорили");
  await expect(line).toContainText("Два кредита, просрочка месяц");
  await expect(line.getByTestId("wave")).toBeVisible();
  await desk.close();
  await other.close();
});

test("an unknown number becomes an application from the card, and a missed call stands in its list", async ({
  browser,
  program,
}) => {
  await connectLine(program);
  const page = await browser.newPage();
  await signIn(page, program, "manager");
  // Nobody knows him, so the exchange goes its own way: to the first extension that is free.
  const callId = await clientCalls(program, "79021002066");
  const dock = page.getByTestId("call-dock");
  await expect(dock).toContainText("+7 902 100-20-66");
  await expect(dock.getByTestId("unknown-caller")).toBeVisible();
  await dock.getByTestId("caller-name").fill("Беляев Игорь");
  await dock.getByTestId("caller-application").click();
  await expect(dock).toContainText("Беляев Игорь");
  await control(program, "POST", `zadarma/calls/${callId}/hangup`);
  await expect(dock).toContainText("Пропущенный звонок");
  await dock.getByTestId("dock-close").click();
  await expect(dock).toHaveCount(0);
  await page.goto(`${program.url}/app/calls?tab=missed&period=today`);
  await expect(page.getByTestId("calls").getByRole("listitem").first()).toContainText("пропущен");
  await page.getByTestId("figure-lost").click();
  await expect(page).toHaveURL(/tab=missed/);
  await page.close();
});

test("a click on a number rings one's own phone first, then the client", async ({ browser, program }) => {
  await connectLine(program);
  await apply(program, "Седых Анна", "+7 902 100-20-57");
  const page = await browser.newPage();
  await signIn(page, program, "manager");
  await page.goto(`${program.url}/app/applications`);
  await page.getByRole("link", { name: "Седых Анна" }).click();
  await page.waitForURL(/\/app\/clients\/\d+/);
  await page.getByTestId("client-line").click();
  const dock = page.getByTestId("call-dock");
  await expect(dock).toContainText("Седых Анна");
  await expect(dock).toContainText(/Вызываем ваш телефон|Набираем номер/);
  await control(program, "PUT", `zadarma/extensions/${EXTENSION}`, { answersAfter: 1 });
  await control(program, "POST", "advance", { seconds: 120 });
  await expect(dock).toContainText("Разговор окончен");
  await dock.getByTestId("dock-close").click();
  await expect(dock).toHaveCount(0);
  // Closed without a result it waits among the unfinished.
  await page.goto(`${program.url}/app/calls?tab=unfinished`);
  await expect(page.getByTestId("calls")).toContainText("Седых Анна");
  await page.close();
});

/** The page gets narrower instead of lying under the card. */
async function stepsAside(page: Page): Promise<void> {
  const [content, card] = await Promise.all([
    page.locator("#content").boundingBox(),
    page.getByTestId("call-dock").boundingBox(),
  ]);
  expect((content?.x ?? 0) + (content?.width ?? 0)).toBeLessThanOrEqual((card?.x ?? 0) + 1);
}

async function isHeard(page: Page): Promise<void> {
  const player = page.locator('[data-testid^="player-"][data-state]');
  const wave = player.getByTestId("wave");
  await expect(wave).toHaveAttribute("data-peaks", /^[1-9]\d*$/);
  expect((await wave.locator("path").first().getAttribute("d"))?.split("M").length).toBeGreaterThan(20);
  await player.getByRole("button", { name: /^Слушать/ }).click();
  await expect(player).toHaveAttribute("data-state", "plays");
  await expect(player.getByTestId("player-time")).toHaveText(/ \/ 0:[12]\d$/);
  await wave.press("End");
  await expect(player.getByTestId("player-time")).not.toHaveText(/^0:00/);
}

let line: number | null = null;

/** Once: the account, its events to us, and the manager's extension. */
async function connectLine(program: Program): Promise<void> {
  // The phone of this journey is lifted by hand.
  await control(program, "PUT", `zadarma/extensions/${EXTENSION}`, { online: true, answersAfter: null });
  if (line !== null) return;
  const made = (await program.admin("POST", "/api/telephony/connections", {
    code: "zd1",
    name: "Zadarma",
    baseUrl: `${program.sandbox}/zadarma`,
    ...ACCOUNT,
  })) as { id: number };
  line = made.id;
  await program.admin("POST", `/api/telephony/connections/${line}/check`);
  await program.admin("POST", `/api/telephony/connections/${line}/hooks`);
  const { items } = (await program.admin("GET", "/api/users")) as { items: { id: number; login: string }[] };
  const manager = items.find(({ login }) => login === program.logins.manager);
  await program.admin("PUT", `/api/telephony/connections/${line}/extensions/${manager?.id ?? 0}`, {
    extension: EXTENSION,
  });
}

async function control(program: Program, method: string, path: string, body?: unknown): Promise<unknown> {
  const reply = await fetch(`${program.sandbox}/control/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
  return JSON.parse(text);
}

async function clientCalls(program: Program, from: string): Promise<string> {
  const call = (await control(program, "POST", "zadarma/calls", { from })) as { id: string };
  return call.id;
}

/** The partner has the file some time after the talk; a person may ask for it at once. */
async function recordingComes(program: Program): Promise<void> {
  await control(program, "POST", "advance", { seconds: 60 });
  const { items } = (await program.admin("GET", "/api/calls")) as { items: { id: number; recording: string | null }[] };
  const call = items.find(({ recording }) => recording !== null);
  expect(call).toBeDefined();
  await program.admin("POST", `/api/calls/${call?.id ?? 0}/recording-search`);
  await expect
    .poll(
      async () => ((await program.admin("GET", `/api/calls/${call?.id ?? 0}`)) as { recording: string }).recording,
      { timeout: 60_000 },
    )
    .toBe("kept");
}

async function apply(program: Program, name: string, phone: string): Promise<void> {
  const reply = await fetch(`${program.url}/api/public/applications`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, phone, consent: true }),
  });
  expect(reply.status).toBe(201);
}

async function tasksOf(program: Program, client: string): Promise<string[]> {
  const { items } = (await program.admin("GET", "/api/tasks?whose=all")) as {
    items: { title: string; client: { name: string } | null }[];
  };
  return items.filter((task) => task.client?.name === client).map(({ title }) => title);
}
