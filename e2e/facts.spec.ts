import type { Page } from "@playwright/test";
import { expect, signIn, test, type Program } from "./program.ts";

test("facts are filled and checked, a child and a flat added, a dispute decided, a former value restored", async ({
  browser,
  program,
}) => {
  const id = await newClient(program);
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await signIn(page, program, "lawyer");
  await page.goto(`${program.url}/app/clients/${id}`);
  await fillDocuments(page);
  await addFamilyAndProperty(page);
  await decideAddress(page);
  await restoreAddress(page);
  await context.close();
});

async function newClient(program: Program): Promise<number> {
  const body = { name: "Ушакова Ольга Сергеевна", phone: "+79135550144" };
  const { clientId } = (await program.admin("POST", "/api/clients", body)) as { clientId: number };
  return clientId;
}

/** A press on the fact, the typing, Enter. */
async function type(page: Page, field: string, text: string): Promise<void> {
  const place = page.getByTestId(`fact-${field}`);
  await place.click();
  await place.fill(text);
  await place.press(field === "registeredAddress" ? "Control+Enter" : "Enter");
}

async function fillDocuments(page: Page): Promise<void> {
  await page.getByTestId("group-documents").click();
  await type(page, "inn", "500100732258");
  await expect(page.getByText(/ИНН — 10 или 12 цифр/)).toBeVisible();
  const inn = page.getByTestId("fact-inn");
  await inn.fill("5001 0073 2259");
  await inn.press("Enter");
  await expect(inn).toHaveText("500100732259");
  await type(page, "snils", "112-233-445 95");
  await expect(page.getByTestId("fact-snils")).toHaveText("112-233-445 95");
  await expect(page.getByTestId("source-snils")).toHaveText(/^Дмитрий Лебедев, /);
  await page.getByTestId("fact-snils").hover();
  await page.getByTestId("copy-snils").click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("112-233-445 95");
  await page.getByTestId("group-family").click();
  await page.getByTestId("fact-maritalStatus").selectOption("divorced");
  await expect(page.getByTestId("source-maritalStatus")).toBeVisible();
}

async function addFamilyAndProperty(page: Page): Promise<void> {
  await page.getByTestId("records-group-family").click();
  await page.getByTestId("record-add-relative").click();
  await page.getByTestId("record-save").click();
  await expect(page.getByTestId("record-sheet").getByText("Без этого нельзя").first()).toBeVisible();
  await page.getByTestId("record-field-relation").selectOption("child");
  await page.getByTestId("record-field-name").fill("Ушакова Анна");
  await page.getByTestId("record-field-birthDate").fill("2019-03-12");
  await page.getByTestId("record-save").click();
  await expect(page.getByTestId("records-relative").getByText("ребёнок · 12.03.2019")).toBeVisible();

  await page.getByTestId("records-group-property").click();
  await page.getByTestId("record-add-realty").click();
  await page.getByTestId("record-field-kind").selectOption("flat");
  await page.getByTestId("record-field-title").fill("Квартира");
  await page.getByTestId("record-field-costKopecks").fill("2,1 млн");
  await page.getByTestId("record-field-isOnlyHome").click();
  await page.getByTestId("record-save").click();
  const flat = page.getByTestId("records-realty").getByTestId(/^record-\d+$/);
  await expect(flat).toContainText("единственное жильё");

  const none = page.getByTestId("record-none-vehicle");
  await none.click();
  await expect(none).toHaveAttribute("aria-pressed", "true");

  await flat.click();
  await page.getByTestId("record-remove").click();
  await expect(flat).toHaveCount(0);
  await page.getByTestId("records-removed").click();
  await page.getByTestId(/^record-restore-/).click();
  await page.keyboard.press("Escape");
  await expect(flat).toContainText("Квартира");
}

async function decideAddress(page: Page): Promise<void> {
  await type(page, "registeredAddress", "г. Канск, ул. Мира, д. 3");
  await expect(page.getByTestId("source-registeredAddress")).toBeVisible();
  await page.getByTestId("facts-teller").click();
  await page.getByTestId("menu-teller-client").click();
  await type(page, "registeredAddress", "г. Канск, ул. Ленина, д. 8");
  const dispute = page.getByTestId("dispute-registeredAddress");
  await expect(dispute).toContainText("ул. Мира, д. 3");
  await expect(dispute).toContainText("ул. Ленина, д. 8");
  await dispute.getByTestId("right-disputed").click();
  await expect(dispute).toHaveCount(0);
  await expect(page.getByTestId("fact-registeredAddress")).toHaveText("г. Канск, ул. Ленина, д. 8");
  await page.getByTestId("teller-off").click();
}

async function restoreAddress(page: Page): Promise<void> {
  await page.getByTestId("fact-registeredAddress").hover();
  await page.getByTestId("history-registeredAddress").click();
  const former = page.getByTestId("fact-history").getByTestId("word-former");
  await expect(former).toContainText("ул. Мира, д. 3");
  await former.getByTestId("fact-restore").click();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("fact-registeredAddress")).toHaveText("г. Канск, ул. Мира, д. 3");
}
