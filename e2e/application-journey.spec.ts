import type { Page } from "@playwright/test";
import { expect, signIn, test, type Program } from "./program.ts";

const PHONE = "+79135550077";

test("from the public page to «доставлено» and «прочитано», the answer, the call and the board", async ({
  browser,
  program,
}) => {
  const operator = await browser.newPage();
  await signIn(operator, program, "manager");
  await operator.goto(`${program.url}/app/applications`);

  const number = await sendForm(await browser.newPage(), program, "Ушакова Ольга Сергеевна", "8 (913) 555-00-77");
  const row = operator.locator('[data-testid^="application-"]', { hasText: "Ушакова Ольга Сергеевна" }).first();
  await expect(row).toBeVisible();
  await expect(operator).toHaveTitle(/^\(\d+\) Заявки/);

  await row.getByTestId("application-take").click();
  await operator.waitForURL(/\/app\/clients\/\d+/);
  await expect(operator.getByText(`№ ${number}`).first()).toBeVisible();
  await expect(operator.getByText(/ваша заявка № \d+ принята/i).first()).toBeVisible();
  await expect(operator.getByText("доставлено").or(operator.getByText("прочитано")).first()).toBeVisible();
  await expect(operator.getByText("прочитано").first()).toBeVisible({ timeout: 15_000 });

  await clientWrites(program, "Здравствуйте! Удобно после шести");
  await expect(operator.getByText("Здравствуйте! Удобно после шести").first()).toBeVisible();
  await writeFreely(operator, "Хорошо, позвоню вам в половине седьмого");

  await logTalk(operator);
  await expect(
    operator.getByRole("list", { name: "Стадии дела" }).getByRole("listitem").filter({ hasText: "Диагностика" }),
  ).toHaveAttribute("aria-current", "step");

  await moveOnBoard(operator, program);
  await operator.close();
});

async function sendForm(page: Page, program: Program, name: string, phone: string): Promise<string> {
  await page.goto(program.url);
  await page.getByLabel("Как к вам обращаться").fill(name);
  await page.getByLabel("Телефон", { exact: true }).fill(phone);
  await page.locator("#f-consent").check();
  await page.getByRole("button", { name: "Получить разбор" }).dblclick();
  await page.waitForURL(/thank-you/);
  const number = /№ (\d+)/.exec(await page.locator("main").innerText())?.[1];
  expect(number).toBeTruthy();
  await page.close();
  return number ?? "";
}

async function clientWrites(program: Program, text: string): Promise<void> {
  const reply = await fetch(`${program.sandbox}/control/twilio/phones/${encodeURIComponent(PHONE)}/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
  expect(reply.ok).toBe(true);
}

async function writeFreely(page: Page, text: string): Promise<void> {
  await page.getByRole("tab", { name: "WhatsApp" }).click();
  await expect(page.getByTestId("window-open")).toBeVisible();
  await page.getByTestId("message-text").fill(text);
  await page.getByTestId("message-send").click();
  await expect(page.getByText(text).first()).toBeVisible();
}

async function logTalk(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Звонок" }).click();
  await page.getByTestId("call-note").fill("Два кредита, просрочка месяц");
  await page.getByTestId("call-talked").click();
}

async function moveOnBoard(page: Page, program: Program): Promise<void> {
  // Wide enough for both columns: the list of the stage between them asks for a questionnaire.
  await page.setViewportSize({ width: 1920, height: 1000 });
  await page.goto(`${program.url}/app/board`);
  const card = page.locator('[data-testid^="card-"]', { hasText: "Ушакова Ольга" });
  await expect(page.getByTestId("column-diagnosis").locator(card)).toBeVisible();
  await card.dragTo(page.getByTestId("column-contract"));
  await expect(page.getByTestId("column-contract").locator(card)).toBeVisible();
  await page.getByTestId("toast-undo").click();
  await expect(page.getByTestId("column-diagnosis").locator(card)).toBeVisible();
}

test("with JavaScript a wrong phone is told in words beside the field and what was typed stays", async ({
  browser,
  program,
}) => {
  const page = await browser.newPage();
  await page.goto(program.url);
  const phone = page.getByLabel("Телефон", { exact: true });
  await page.getByLabel("Как к вам обращаться").fill("Иван");
  await page.locator("#f-consent").check();
  const press = () => page.getByRole("button", { name: "Получить разбор" }).click();
  const told = page.locator("#e-phone");

  await phone.fill("12");
  await press();
  await expect(told).toHaveText("проверьте номер: нужны 10 цифр после +7");

  // Looks like a number to the page and is none to the server.
  await phone.fill("+7 000 000-00-00");
  await expect(told).toBeHidden();
  const refused = page.waitForResponse(/api\/public\/applications/);
  await press();
  expect((await refused).status()).toBe(422);
  await expect(told).toHaveText("проверьте номер: нужны 10 цифр после +7");
  await expect(page.locator("#errors")).toContainText("Телефон: проверьте номер");
  await expect(page.getByLabel("Как к вам обращаться")).toHaveValue("Иван");
  await expect(phone).toHaveValue(/000/);
  await expect(page.locator("#f-consent")).toBeChecked();
  await page.close();
});

test("the form works without JavaScript and keeps what was typed when it is refused", async ({ browser, program }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${program.url}/?utm_source=yandex`);
  await page.getByLabel("Как к вам обращаться").fill("Иван");
  await page.getByLabel("Телефон", { exact: true }).fill("12");
  await page.locator("#f-consent").check();
  await page.getByRole("button", { name: "Получить разбор" }).click();
  await expect(page.locator("#errors")).toContainText("Телефон");
  await expect(page.getByLabel("Телефон", { exact: true })).toHaveValue("12");
  await page.getByLabel("Телефон", { exact: true }).fill("+7 950 100-20-30");
  await page.getByRole("button", { name: "Получить разбор" }).click();
  await page.waitForURL(/thank-you/);
  await expect(page.locator("main")).toContainText("Мы получили вашу заявку");
  await context.close();
});
