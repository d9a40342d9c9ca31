import { expect, signIn, test } from "./program.ts";

test("the card says why it is here and what comes next; a skipped robot is gone from it and stands in the journal", async ({
  browser,
  program,
}) => {
  const reply = await fetch(`${program.url}/api/public/applications`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Орлов Семён", phone: "+7 902 100-20-77", consent: true }),
  });
  expect(reply.status).toBe(201);
  const found = (await program.admin("GET", `/api/search?q=${encodeURIComponent("Орлов Семён")}`)) as {
    items: { clientId: number; matterId: number }[];
  };
  const { clientId, matterId } = found.items[0] ?? { clientId: 0, matterId: 0 };

  const page = await browser.newPage();
  await signIn(page, program, "admin");
  await page.goto(`${program.url}/app/clients/${clientId}?matter=${matterId}&robots=why`);
  await expect(page.getByTestId("card-why")).toContainText("посетитель сайта");

  await page.getByTestId("ask-next").click();
  const waiting = page.getByTestId("card-next");
  await expect(waiting).toContainText("час без звонка");
  await page
    .getByRole("button", { name: /^Пропустить: .*час без звонка/ })
    .last()
    .click();
  await expect(waiting.getByText("час без звонка")).toHaveCount(0);
  await page.getByTestId("ask-done").click();
  await expect(page.getByTestId("card-done")).toContainText("пропустил сотрудник");

  await page.goto(`${program.url}/app/automation/journal?kind=robot&outcome=skipped&matterId=${matterId}`);
  await page.getByRole("button", { name: /час без звонка/ }).click();
  await expect(page.getByText("Условие правила")).toBeVisible();
  await page.getByRole("link", { name: "Почему карта здесь" }).click();
  await expect(page.getByTestId("card-why")).toBeVisible();
  await page.close();
});
