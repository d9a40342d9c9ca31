import { expect, signIn, test } from "./program.ts";

const NAME = "Ушакова Ольга Сергеевна";

test("two employees chat about a card: mention, notice, card, reaction, unread, task", async ({ browser, program }) => {
  await fetch(`${program.url}/api/public/applications`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: NAME, phone: "+7 902 345-67-91", consent: true }),
  });
  const ksenia = await (await browser.newContext()).newPage();
  const dmitry = await (await browser.newContext()).newPage();
  await signIn(ksenia, program, "manager");
  await signIn(dmitry, program, "lawyer");

  // The manager takes the application and asks the lawyer in the client's thread, from the card.
  await ksenia.goto(`${program.url}/app/applications`);
  const row = ksenia.locator('[data-testid^="application-"]', { hasText: NAME }).first();
  await row.getByTestId("application-take").click();
  await ksenia.waitForURL(/\/app\/clients\/\d+/);
  const clientId = /clients\/(\d+)/.exec(ksenia.url())?.[1] ?? "";
  const thread = ksenia.getByTestId("client-thread");
  await thread.getByTestId("thread-start").click();
  await thread.getByTestId("chat-text").fill("@дмит");
  await expect(thread.getByTestId("chat-callers")).toContainText("Дмитрий Лебедев");
  await thread.getByTestId("chat-text").press("Enter");
  await thread.getByTestId("chat-text").pressSequentially(`посмотрите долги: /app/clients/${clientId}`);
  await thread.getByTestId("chat-text").press("Enter");
  await expect(thread.getByTestId("post-pending")).toHaveCount(0);
  await expect(thread.getByTestId(`chat-card-${clientId}`)).toContainText(NAME);

  // The lawyer hears it in the bell, opens the place, and the marks go.
  await expect(dmitry.getByTestId("nav-chat")).toContainText("1");
  await dmitry.getByTestId("bell").click();
  await dmitry.getByTestId("notices").getByText("Ксения Обухова зовёт вас в чате").click();
  await dmitry.waitForURL(/\/app\/chat\?.*room=\d+/);
  const post = dmitry.getByTestId("chat-stream").locator("article", { hasText: "посмотрите долги" }).first();
  await expect(post.getByTestId(`chat-card-${clientId}`)).toContainText(NAME);
  await expect(dmitry.getByTestId("nav-chat")).not.toContainText("1");

  // A sign and an answer appear at the manager's card by themselves.
  await post.hover();
  await post.getByTestId("post-react").click();
  await dmitry.getByTestId("sign-like").click();
  await expect(thread.getByTestId("reaction-like")).toContainText("1");
  await post.hover();
  await post.getByTestId("post-reply").click();
  await dmitry.getByTestId("chat-text").fill("Смотрю, отвечу к вечеру");
  await dmitry.getByTestId("chat-send").click();
  await expect(thread.getByText("Смотрю, отвечу к вечеру")).toBeVisible();

  // What was said becomes a task of the client's card.
  await post.hover();
  await post.getByTestId("post-more").click();
  await dmitry.getByTestId("menu-task").click();
  await dmitry.getByTestId("chat-task-save").click();
  await expect(post).toContainText("Поставлена задача");
  await ksenia.context().close();
  await dmitry.context().close();
});

test("a word that did not go is shown, goes by one press and stands once", async ({ browser, program }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, program, "manager");
  await page.goto(`${program.url}/app/chat?new=room`);
  await page.getByTestId("chat-room-title").fill("Проверка связи");
  await page.getByTestId("chat-make-room").click();
  await page.waitForURL(/room=\d+/);
  await expect(page.getByTestId("chat-stream")).toContainText("Здесь ещё ничего не сказано");
  await context.setOffline(true);
  await page.getByTestId("chat-text").fill("Дойду, когда будет связь");
  await page.getByTestId("chat-text").press("Enter");
  await expect(page.getByTestId("post-pending")).toContainText("Не отправлено");
  await context.setOffline(false);
  await page.getByTestId("post-again").click();
  await expect(page.getByTestId("post-pending")).toHaveCount(0);
  await expect(page.getByTestId("chat-stream").getByText("Дойду, когда будет связь")).toHaveCount(1);
  await page.reload();
  await expect(page.getByTestId("chat-stream").getByText("Дойду, когда будет связь")).toHaveCount(1);
  await context.close();
});
