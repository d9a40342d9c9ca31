import { expect, signIn, test } from "./program.ts";

test("an administrator adds a robot with a delay, it is planned for the next application, and the journal tells of it", async ({
  browser,
  program,
}) => {
  const page = await browser.newPage();
  await signIn(page, program, "admin");
  await page.goto(`${program.url}/app/automation`);
  await expect(page.getByText("Задача: позвонить за 15 минут").first()).toBeVisible();
  await expect(page.getByText("Попадают сюда, когда").first()).toBeVisible();

  await page.getByRole("button", { name: "Добавить робота на стадию «Новая заявка»" }).click();
  await page.getByTestId("choose-tasks.create-task").click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Задача", { exact: false }).first().fill("Проверить документы: {{client.first-name}}");
  await form
    .getByRole("button", { name: /^(Сохранить|Добавить)/ })
    .last()
    .click();
  await expect(page.getByText("Проверить документы").first()).toBeVisible();

  const reply = await fetch(`${program.url}/api/public/applications`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Павлова Мария", phone: "+7 902 100-20-31", consent: true }),
  });
  expect(reply.status).toBe(201);
  await page.goto(`${program.url}/app/automation/journal`);
  await expect(page.getByText("Павлова Мария").first()).toBeVisible();
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
