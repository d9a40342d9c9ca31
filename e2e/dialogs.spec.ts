import type { Page } from "@playwright/test";
import { expect, signIn, test, type Program } from "./program.ts";

async function says(program: Program, phone: string, text: string, profileName: string): Promise<void> {
  const reply = await fetch(`${program.sandbox}/control/twilio/phones/${encodeURIComponent(phone)}/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text, profileName }),
  });
  expect(reply.status).toBe(201);
}

const row = (page: Page, name: string) => page.getByTestId("dialog-list").getByRole("button", { name });

test("a client's message waits in the inbox; of two who answer the second is warned; the answer leaves the queue", async ({
  browser,
  program,
}) => {
  await says(program, "+79025551001", "Когда будет заседание?", "Рябова Инна");
  const [first, second] = [await browser.newPage(), await (await browser.newContext()).newPage()];
  await signIn(first, program, "manager");
  await signIn(second, program, "head");
  for (const page of [first, second]) {
    await page.goto(`${program.url}/app/dialogs`);
    await row(page, "Рябова Инна").click();
    await expect(page.getByTestId("dialog-stream")).toContainText("Когда будет заседание?");
  }

  // The first one's first letters claim the conversation; the second sees it without asking.
  await first.keyboard.press("r");
  await first.getByTestId("message-text").fill("Инна, заседание в пятницу");
  await expect(first.getByTestId("dialog-claim")).toContainText("Отвечаете вы");
  await expect(second.getByTestId("dialog-claim")).toContainText("Отвечает Ксения Обухова");

  // Sending beside her is asked about; refused, the text stays.
  await second.getByTestId("message-text").fill("Добрый день!");
  await second.getByTestId("message-send").click();
  const question = second.getByRole("alertdialog").or(second.getByRole("dialog")).last();
  await expect(question).toContainText("Сейчас отвечает Ксения Обухова");
  await second.keyboard.press("Escape");
  await expect(second.getByTestId("message-text")).toHaveValue("Добрый день!");

  await first.getByTestId("message-send").click();
  await expect(first.getByTestId("dialog-stream")).toContainText("Инна, заседание в пятницу");
  await expect(row(first, "Рябова Инна")).toHaveCount(0);
  await expect(second.getByTestId("dialog-stream")).toContainText("Инна, заседание в пятницу");
  await first.close();
  await second.context().close();
});

test("snoozed until the client answers it comes back with his word; closing is undone; a note stays with colleagues", async ({
  browser,
  program,
}) => {
  await says(program, "+79025551002", "Посоветуюсь с мужем", "Зуева Вера");
  const page = await browser.newPage();
  await signIn(page, program, "manager");
  await page.goto(`${program.url}/app/dialogs`);
  await row(page, "Зуева Вера").click();
  await expect(page.getByTestId("dialog-stream")).toContainText("Посоветуюсь с мужем");

  await page.keyboard.press("n");
  await page.getByTestId("comment-text").fill("Муж против, звонить после обеда");
  await page.getByTestId("comment-save").click();
  await expect(page.getByTestId("dialog-stream")).toContainText("Муж против, звонить после обеда");

  await page.getByTestId("dialog-snooze").click();
  await page.getByTestId("queue-snoozed").click();
  await expect(row(page, "Зуева Вера")).toContainText("до ответа клиента");
  await says(program, "+79025551002", "Мы согласны", "Зуева Вера");
  await page.getByTestId("queue-waiting").click();
  await row(page, "Зуева Вера").click();
  await expect(page.getByTestId("dialog-stream")).toContainText("Мы согласны");

  await page.getByTestId("dialog-close").click();
  await expect(row(page, "Зуева Вера")).toHaveCount(0);
  await page.getByRole("button", { name: "Отменить" }).first().click();
  await expect(row(page, "Зуева Вера")).toHaveCount(1);

  await page.getByTestId("dialog-search").fill("согласна");
  await expect(row(page, "Зуева Вера")).toContainText("Мы согласны");
  await page.close();
});
