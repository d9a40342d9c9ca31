import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./program.ts";

const paper = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

async function bring(page: Page, files: ReturnType<typeof paper>[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByTestId("disk-upload").click()]);
  await chooser.setFiles(files);
}
const row = (page: Page, name: string) => page.getByTestId("disk-list").getByTestId(`item-${name}`);

test("papers are brought, found by words inside, given by a link, changed by a version, thrown away and taken back", async ({
  browser,
  program,
}) => {
  const page = await browser.newPage();
  await signIn(page, program, "lawyer");
  await page.goto(`${program.url}/app/disk`);
  await expect(page.getByTestId("state-empty")).toBeVisible();

  // A folder, two papers in it.
  await page.getByTestId("disk-new-folder").click();
  await page.getByTestId("disk-name-field").fill("Памятки");
  await page.getByTestId("disk-name-save").click();
  await row(page, "Памятки").click();
  await expect(page.getByRole("heading", { name: "Памятки" })).toBeVisible();
  await bring(page, [
    paper("Что нельзя делать.txt", "Не берите новых кредитов и не дарите имущество."),
    paper("Адреса.txt", "Суд: Красноярск, ул. Ленина, 1"),
  ]);
  await expect(row(page, "Адреса.txt")).toBeVisible();
  await expect(page.getByTestId("disk-uploads")).toContainText("2/2");

  // A name that stands already is asked about; the new content becomes a version.
  await bring(page, [paper("Адреса.txt", "Суд: Красноярск, ул. Ленина, 143")]);
  await page.getByTestId("clash-version").click();
  await row(page, "Адреса.txt").click();
  const pane = page.getByTestId("disk-pane");
  await expect(pane.getByTestId("disk-versions").getByText("версия 2")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    pane.getByRole("link", { name: "Скачать" }).click(),
  ]);
  expect(await readFile(await download.path(), "utf8")).toContain("143");

  // Words inside are found, and shown where they stand.
  await expect(async () => {
    await page.getByTestId("disk-find").fill("");
    await page.getByTestId("disk-find").fill("кредит");
    await expect(page.getByTestId("disk-found").locator("mark").first()).toHaveText(/кредит/i, { timeout: 2000 });
  }).toPass();
  await page.getByTestId("disk-found").getByTestId("item-Что нельзя делать.txt").click();

  // A link for somebody outside, who has no session.
  await pane.getByTestId("disk-share").click();
  const url = (await pane.getByTestId("disk-link").locator("span").first().textContent()) ?? "";
  const outside = await (await browser.newContext()).newPage();
  await outside.goto(url);
  await expect(outside.getByText("Что нельзя делать.txt")).toBeVisible();
  const [taken] = await Promise.all([
    outside.waitForEvent("download"),
    outside.getByRole("link", { name: "Скачать" }).click(),
  ]);
  expect(await readFile(await taken.path(), "utf8")).toContain("Не берите");
  await outside.context().close();
  await expect(pane.getByText("2 захода")).toBeVisible();

  // Into the bin and out of it.
  await pane.getByTestId("disk-remove").click();
  await page.getByTestId("disk-bin").click();
  await page.getByTestId("restore-Что нельзя делать.txt").click();
  await expect(page.getByTestId("state-empty")).toBeVisible();
  await page.goto(`${program.url}/app/disk`);
  await page.getByTestId("disk-find").fill("нельзя");
  await expect(page.getByTestId("disk-found").getByTestId("item-Что нельзя делать.txt")).toBeVisible();
  await page.close();
});
