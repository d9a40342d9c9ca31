import { expect, signIn, test } from "./program.ts";

test("the administrator adds a stage, moves it by keys, and removes it to another", async ({ browser, program }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, program, "admin");
  await page.goto(`${program.url}/app/settings/stages`);
  await page.getByTestId("stage-add").click();
  await page.getByTestId("stage-new-name").fill("Вторая встреча");
  await page.getByTestId("stage-new-name-en").fill("Second meeting");
  await page.getByTestId("stage-add-do").click();
  const names = page.getByTestId(/^stage-name-\d+$/);
  await expect(names.filter({ hasText: "Вторая встреча" })).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: "Вторая встреча" });
  await row.getByTestId(/^stage-drag-/).focus();
  await page.keyboard.press("ArrowUp");
  await expect(names.nth(5)).toHaveText("Вторая встреча");
  await row.getByTestId(/^stage-remove-/).click();
  await page.getByTestId("removal-cards").selectOption({ index: 1 });
  await page.getByTestId("removal-do").click();
  await expect(names.filter({ hasText: "Вторая встреча" })).toHaveCount(0);
  await context.close();
});
