import { strToU8, zipSync } from "fflate";
import type { Page } from "@playwright/test";
import { expect, signIn, test, type Program } from "./program.ts";

test("a contract is made of the card's facts, numbered, sent by a link and signed by a code", async ({
  browser,
  program,
}) => {
  await prepare(program);
  const client = await newClient(program);
  const page = await browser.newPage();
  await signIn(page, program, "lawyer");
  await page.goto(`${program.url}/app/clients/${client.clientId}`);
  await page.getByTestId("segment-papers").click();

  // A paper with a gap is not made: each missing fact is named and leads to its field.
  await page.getByTestId("paper-create").click();
  await page.getByTestId("template-contract").first().click();
  const missing = page.getByTestId("paper-missing");
  await expect(missing).toContainText("Дата рождения");
  await expect(missing).toContainText("Цена услуг");
  await expect(page.getByTestId("paper-make")).toBeDisabled();
  await page.getByTestId("missing-birthDate").click();
  await expect(page.getByTestId("fact-birthDate")).toBeFocused();
  await fillFacts(program, client);

  await page.getByTestId("paper-create").click();
  await page.getByTestId("template-contract").first().click();
  await page.getByTestId("paper-make").click();
  const facts = page.getByTestId("paper-facts");
  await expect(facts).toContainText("Соколова Мария Ивановна");
  await expect(page.getByTestId("paper-changes")).toContainText("Всё совпадает с картой");

  // A fact of the card changes: the draft says so, and is made anew.
  await program.admin("PATCH", `/api/clients/${client.clientId}/facts`, {
    facts: { registeredAddress: "660049, Красноярский край, г. Красноярск, ул. Ленина, д. 5, кв. 7" },
  });
  await expect(page.getByTestId("paper-changed")).toContainText("ул. Ленина");
  await page.getByTestId("paper-remake").click();
  await expect(page.getByTestId("paper-changes")).toContainText("Всё совпадает с картой");

  await page.getByTestId("paper-finalise").click();
  await page.getByTestId("confirm-yes").click();
  await expect(page.getByTestId("announcements")).toContainText("Документ выпущен: № 1/");
  await page.getByTestId("paper-send").click();
  await page.getByTestId("paper-send-go").click();
  const url = await page.getByTestId("paper-link-url").inputValue();
  await page.getByTestId("paper-link-done").click();

  await signAsClient(
    await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage(),
    program,
    url,
  );

  // The card says it, with the evidence in words.
  const evidence = page.getByTestId("paper-evidence");
  await expect(evidence).toContainText("Клиент подписал кодом из СМС");
  await expect(evidence).toContainText("+7 913 555-22-31");
  await expect(evidence).toContainText("условия принимаю");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("paper-contract")).toHaveAttribute("data-status", "signed");
  await page.close();
});

test("a template with a broken loop is refused by words at its place, and the mended one is taken", async ({
  browser,
  program,
}) => {
  const page = await browser.newPage();
  await signIn(page, program, "admin");
  await page.goto(`${program.url}/app/settings/documents`);
  await page.getByTestId("document-template-new").click();
  await choose(page, "Справка.docx", [
    "Справка для {client.name.gen}",
    "Долги: {#debts}{creditor.name}",
    "{client.age}",
  ]);
  await page.getByTestId("template-title").fill("Справка о долгах");
  await page.getByTestId("template-create").click();
  const problems = page.getByTestId("template-problems");
  await expect(problems).toContainText("открыто, но не закрыто: {#debts}");
  await expect(problems).toContainText("Долги:");
  await expect(problems).toContainText("Такого поля нет: {client.age}");

  await choose(page, "Справка.docx", ["Справка для {client.name.gen}", "Долги: {#debts}{creditor.name}; {/debts}"]);
  await expect(problems).toBeHidden();
  await page.getByTestId("template-create").click();
  await expect(page.getByTestId("template-versions")).toContainText("версия 1");
  await page.close();
});

async function choose(page: Page, name: string, paragraphs: string[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByTestId("template-file").click()]);
  const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  await chooser.setFiles({ name, mimeType, buffer: Buffer.from(docx(paragraphs)) });
}

/** As the client does it on his phone: opens, reads, asks for the code, agrees, signs. */
async function signAsClient(phone: Page, program: Program, url: string): Promise<void> {
  await phone.goto(url);
  await expect(phone.getByRole("heading")).toContainText("Договор");
  await phone.getByRole("button", { name: "Получить код" }).click();
  await phone.getByRole("checkbox").check();
  await phone.getByLabel("Код из СМС").fill(await codeOf(program));
  await phone.getByRole("button", { name: "Подписать" }).click();
  await expect(phone.getByRole("status")).toContainText("Документ подписан");
  await phone.context().close();
}

async function codeOf(program: Program): Promise<string> {
  let code = "";
  await expect(async () => {
    const reply = await fetch(`${program.sandbox}/control/twilio/phones/79135552231`);
    code = /подписания документа: (\d{6})/.exec(await reply.text())?.[1] ?? "";
    expect(code).not.toBe("");
  }).toPass();
  return code;
}

interface Client {
  clientId: number;
  matterId: number;
}

/** On a pipeline whose robots stand still: nobody but the person writes to the client. */
async function newClient(program: Program): Promise<Client> {
  const { items } = (await program.admin("GET", "/api/pipelines")) as { items: { id: number; code: string }[] };
  const pipelineId = items.find((one) => one.code === "court")?.id;
  const person = { name: "Соколова Мария Ивановна", phone: "+7 913 555-22-31", pipelineId };
  return (await program.admin("POST", "/api/clients", person)) as Client;
}

async function fillFacts(program: Program, { clientId, matterId }: Client): Promise<void> {
  await program.admin("PATCH", `/api/clients/${clientId}/facts`, {
    facts: {
      birthDate: "1985-03-12",
      sex: "female",
      passport: "0405123456",
      passportIssuedBy: "ОУФМС России по Красноярскому краю",
      passportIssuedOn: "2005-04-01",
      passportDivision: "240-003",
      registeredAddress: "660049, Красноярский край, г. Красноярск, ул. Мира, д. 1, кв. 2",
    },
  });
  await program.admin("PATCH", `/api/matters/${matterId}/paper-facts`, {
    facts: { priceKopecks: 12_000_000, instalments: 6, firstPaymentOn: "2030-12-10" },
  });
}

async function prepare(program: Program): Promise<void> {
  await program.admin("POST", "/api/connections", {
    kind: "sms",
    code: "sms-papers",
    name: "SMS",
    baseUrl: `${program.sandbox}/twilio`,
    accountSid: "AC0123456789abcdef0123456789abcdef",
    authToken: "0123456789abcdef0123456789abcdef",
    sender: "+73912000000",
    isOn: true,
  });
  await program.admin("PATCH", "/api/firm", {
    legalName: "ООО «Оплот»",
    inn: "7700000009",
    kpp: "770001001",
    ogrn: "1027700132195",
    address: "660049, г. Красноярск, ул. Мира, д. 10",
    city: "Красноярск",
    phone: "+7 391 200-00-00",
    email: "info@oplot.test",
    bankName: "АО «ТБанк»",
    bik: "044525974",
    account: "40702810200000000123",
    corrAccount: "30101810145250000974",
    headName: "Сидоров Илья Петрович",
    headPosition: "директор",
    headPositionGen: "директора",
    headBasis: "Устава",
  });
}

/** The least that Word opens. */
function docx(paragraphs: string[]): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join("");
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const xmlns = "http://schemas.openxmlformats.org/package/2006";
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<?xml version="1.0"?><Types xmlns="${xmlns}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${xmlns}/relationships"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
}
