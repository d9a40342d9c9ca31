import type { Locator } from "@playwright/test";
import { expect, signIn, test, type Program } from "./program.ts";

const TITLE = "Проверить документы";

test("an administrator builds a robot, rehearses it, publishes it, sees it act, finds it in the journal and goes back", async ({
  browser,
  program,
}) => {
  await apply(program, "Орлова Вера", "+7 902 100-20-30");
  const page = await browser.newPage();
  await signIn(page, program, "admin");
  await page.goto(`${program.url}/app/automation`);
  await expect(page.getByText("Задача: позвонить за 15 минут").first()).toBeVisible();
  const bar = page.getByTestId("draft-bar");
  const before = await versionIn(bar);

  // Built from the chooser and the form alone; it stands in the draft and nothing acts by it yet.
  await page.getByRole("button", { name: "Добавить робота на стадию «Новая заявка»" }).click();
  await page.getByTestId("chooser-search").fill("поставить задачу");
  await page.getByTestId("choose-tasks.create-task").click();
  await page.getByTestId("param-title").fill(`${TITLE}: {{client.first-name}}`);
  await page.getByTestId("rule-title").fill(TITLE);
  // The robot above waits an hour; this one need not.
  await page.getByTestId("timing-order").click();
  await page.getByTestId("rule-save").click();
  const column = page.getByTestId("stage-new");
  await expect(column.getByText(TITLE, { exact: true })).toBeVisible();
  await expect(bar).toContainText("Черновик: 1 изменение");
  expect(await tasksNamed(program)).toHaveLength(0);

  // The rehearsal tells what it would have done for who came already, and does nothing.
  await page.getByTestId("draft-rehearse").click();
  await page.getByTestId("rehearse-now").click();
  const result = page.getByTestId("rehearsal-result");
  await expect(result).toBeVisible({ timeout: 30_000 });
  await result.getByText(TITLE, { exact: true }).click();
  await expect(result.getByRole("listitem").filter({ hasText: TITLE }).first()).toContainText("Орлова Вера");
  await page.keyboard.press("Escape");
  expect(await tasksNamed(program)).toHaveLength(0);

  await page.getByTestId("draft-publish").click();
  await expect(page.getByTestId("changes")).toContainText(TITLE);
  await page.getByTestId("publish-note").fill("Документы проверяем сразу");
  await page.getByTestId("publish-now").click();
  await expect(bar).toContainText(`Действует версия ${before + 1}`);

  // It acts for the next one, and the journal says for whom and why.
  await apply(program, "Павлова Мария", "+7 902 100-20-31");
  await expect.poll(() => tasksNamed(program)).toEqual([`${TITLE}: Мария`]);
  await page.goto(`${program.url}/app/automation/journal`);
  const line = page.getByTestId("journal").getByRole("listitem").filter({ hasText: TITLE }).first();
  await expect(line).toContainText("Павлова Мария");
  await expect(line).toContainText("выполнен");

  // The former version, once published, is what acts again.
  await page.goto(`${program.url}/app/automation`);
  await page.getByTestId("draft-versions").click();
  await expect(page.getByTestId(`version-${before + 1}`)).toContainText("Документы проверяем сразу");
  await page.getByTestId(`return-${before}`).click();
  await expect(bar).toContainText("Черновик: 1 изменение");
  await page.keyboard.press("Escape");
  await expect(column.getByRole("button", { name: `Открыть: ${TITLE}` })).toHaveCount(0);
  await page.getByTestId("draft-publish").click();
  await page.getByTestId("publish-now").click();
  await expect(bar).toContainText(`Действует версия ${before + 2}`);
  await apply(program, "Седова Анна", "+7 902 100-20-32");
  await expect
    .poll(async () => (await tasks(program)).some(({ clientName }) => clientName?.startsWith("Седова")))
    .toBe(true);
  expect(await tasksNamed(program)).toEqual([`${TITLE}: Мария`]);
  await page.close();
});

test("an employee without the right sees no automation, and its page says so", async ({ browser, program }) => {
  const page = await browser.newPage();
  await signIn(page, program, "manager");
  await expect(page.getByTestId("nav-automation")).toHaveCount(0);
  await page.goto(`${program.url}/app/automation`);
  await expect(page.getByTestId("state-no-rights")).toBeVisible();
  await page.close();
});

async function apply(program: Program, name: string, phone: string): Promise<void> {
  const reply = await fetch(`${program.url}/api/public/applications`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, phone, consent: true }),
  });
  expect(reply.status).toBe(201);
}

async function versionIn(bar: Locator): Promise<number> {
  await expect(bar).toContainText("Действует версия");
  return Number(/версия (\d+)/.exec((await bar.textContent()) ?? "")?.[1]);
}

async function tasks(program: Program): Promise<{ title: string; clientName: string | null }[]> {
  const { items } = (await program.admin("GET", "/api/tasks?whose=all")) as {
    items: { title: string; client: { name: string } | null }[];
  };
  return items.map(({ title, client }) => ({ title, clientName: client?.name ?? null }));
}

const tasksNamed = async (program: Program): Promise<string[]> =>
  (await tasks(program)).map(({ title }) => title).filter((title) => title.startsWith(TITLE));
