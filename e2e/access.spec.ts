import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./program.ts";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function check(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`)).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`pages and their opened states are accessible, ${colorScheme}`, async ({ browser, program }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto(program.url);
    await check(page);
    await signIn(page, program, "admin");
    for (const path of [
      "applications",
      "board",
      "tasks",
      "calls",
      "automation",
      "automation/journal",
      "settings/users",
      "settings/connections",
      "settings/telephony",
      "profile",
    ]) {
      await page.goto(`${program.url}/app/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await check(page);
    }
    await page.keyboard.press("Control+KeyK");
    await expect(page.getByTestId("palette-input")).toBeFocused();
    // Its list comes with a script of its own; the input names it.
    await expect(page.locator("#palette-list")).toBeAttached();
    await check(page);
    await page.keyboard.press("Escape");
    await page.getByTestId("bell").click();
    await expect(page.getByTestId("notices")).toBeVisible();
    await check(page);
    await context.close();
  });
}

test("the palette keeps the first letter and finds by a part of the phone, also in the other layout", async ({
  browser,
  program,
}) => {
  await fetch(`${program.url}/api/public/applications`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Абрамова Наталья", phone: "+7 902 345-67-89", consent: true }),
  });
  const page = await browser.newPage();
  await signIn(page, program, "manager");
  await page.goto(`${program.url}/app/tasks`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+KeyK");
  await page.keyboard.type("Абр");
  await expect(page.getByTestId("palette-input")).toHaveValue("Абр");
  await expect(page.getByTestId("palette").getByText("Наталья").first()).toBeVisible();
  await page.getByTestId("palette-input").fill("345-67");
  await expect(page.getByTestId("palette").getByText("Абрамова").first()).toBeVisible();
  await page.getByTestId("palette-input").fill("F,hfvjdf");
  await expect(page.getByTestId("palette").getByText("Наталья").first()).toBeVisible();
  await page.close();
});

test("on a phone the board shows one column, moving goes by the menu, nothing overflows", async ({
  browser,
  program,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  await signIn(page, program, "manager");
  for (const path of ["applications", "board", "tasks"]) {
    await page.goto(`${program.url}/app/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
  await context.close();
});
