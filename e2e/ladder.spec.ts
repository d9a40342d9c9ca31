import { expect, signIn, test, type Program } from "./program.ts";

test("a template that fails on WhatsApp arrives by SMS, and the card says «доставлено» with the evidence", async ({
  browser,
  program,
}) => {
  await connectSms(program);
  // By the last digits of the phone: no WhatsApp on it; a text message arrives.
  const { clientId } = await newClient(program, "Громова Ирина", "+7 913 555-22-04");
  const page = await browser.newPage();
  await signIn(page, program, "admin");
  await page.goto(`${program.url}/app/clients/${clientId}`);

  await page.getByRole("tab", { name: /WhatsApp/ }).click();
  await page.getByText("Любым каналом", { exact: true }).click();
  await page.getByTestId("message-policy").selectOption({ label: "Срочно, с задачей на звонок" });
  await page.getByTestId("message-templates").click();
  await page.getByRole("option", { name: /Не дозвонились/ }).click();
  await expect(page.getByTestId("template-text")).toContainText("Ирина, здравствуйте!");
  await page.getByTestId("message-send").click();

  await expect(page.getByText(/На этом номере нет WhatsApp/).first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Доставлено клиенту: SMS").first()).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('[data-testid^="message-state-"]', { hasText: "доставлено" })).toHaveCount(1);

  await page.getByRole("button", { name: "Доставка" }).first().click();
  await expect(page.locator('[data-testid^="delivery-result-"]')).toHaveText(/Доставлено клиенту: .*, SMS/);
  await expect(page.getByTestId("delivery-step-whatsapp")).toContainText("не доставлено");
  await expect(page.getByTestId("delivery-step-sms")).toContainText("доставлено");
  await page.close();
});

test("a file attached in the composer goes to the client and stands in the card", async ({ browser, program }) => {
  const { clientId } = await newClient(program, "Седов Павел", "+7 913 555-23-77");
  const said = await fetch(`${program.sandbox}/control/twilio/phones/79135552377/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: "Пришлите договор" }),
  });
  expect(said.ok).toBe(true);
  const page = await browser.newPage();
  await signIn(page, program, "admin");
  await page.goto(`${program.url}/app/clients/${clientId}`);
  await expect(page.getByText("Пришлите договор").first()).toBeVisible();
  await page.getByRole("tab", { name: /WhatsApp/ }).click();
  const content = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n");
  await page
    .getByTestId("attach-input")
    .setInputFiles({ name: "Договор.pdf", mimeType: "application/pdf", buffer: content });
  await expect(page.getByTestId("upload-Договор.pdf")).toBeVisible();
  await page.getByTestId("message-text").fill("Вот договор");
  await page.getByTestId("message-send").click();
  const chip = page.getByRole("link", { name: /Договор\.pdf/ });
  await expect(chip).toBeVisible();
  const served = await page.request.get(new URL((await chip.getAttribute("href")) ?? "", program.url).href);
  expect(served.headers()["content-type"]).toContain("application/pdf");
  expect(await served.body()).toEqual(content);
  await page.close();
});

async function connectSms(program: Program): Promise<void> {
  await program.admin("POST", "/api/connections", {
    kind: "sms",
    code: "sms1",
    name: "SMS",
    baseUrl: `${program.sandbox}/twilio`,
    accountSid: "AC0123456789abcdef0123456789abcdef",
    authToken: "0123456789abcdef0123456789abcdef",
    sender: "+73912000000",
    isOn: true,
  });
}

/** On a pipeline whose robots stand still: nobody but the person writes to the client. */
async function newClient(program: Program, name: string, phone: string): Promise<{ clientId: number }> {
  const { items } = (await program.admin("GET", "/api/pipelines")) as { items: { id: number; code: string }[] };
  const pipelineId = items.find((one) => one.code !== "applications")?.id;
  return (await program.admin("POST", "/api/clients", { name, phone, pipelineId })) as { clientId: number };
}
