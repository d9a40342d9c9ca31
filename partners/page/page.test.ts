import nodemailer from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPartners } from "../start.ts";

let sandbox: Awaited<ReturnType<typeof startPartners>>;
beforeAll(async () => {
  sandbox = await startPartners({ port: 0 });
});
afterAll(() => sandbox.close());

const read = async (path: string) => {
  const response = await fetch(sandbox.url + path);
  return { status: response.status, text: await response.text() };
};

test("the page and all that it and its scripts name are served", async () => {
  const { text } = await read("/");
  const named = [...text.matchAll(/(?:href|src)="(\/page\/[^"]+)"/g)].map((match) => match[1] ?? "");
  const seen = new Set<string>();
  while (named.length > 0) {
    const path = named.pop() ?? "";
    if (seen.has(path)) continue;
    seen.add(path);
    const file = await read(path);
    expect([path, file.status]).toEqual([path, 200]);
    for (const [, name] of file.text.matchAll(/from "\.\/([\w-]+\.js)"/g)) named.push(`/page/${name}`);
  }
  expect([...seen].filter((path) => path.endsWith(".js")).toSorted()).toEqual([
    "/page/calls.js",
    "/page/channels.js",
    "/page/dom.js",
    "/page/page.js",
    "/page/panels.js",
    "/page/phone.js",
  ]);
});

test("every mark that the scripts draw stands in the page", async () => {
  const { text } = await read("/");
  const scripts = await Promise.all(["calls", "phone", "panels"].map((name) => read(`/page/${name}.js`)));
  const icons = scripts.flatMap(({ text: code }) => [...code.matchAll(/icon\("(\w+)"/g)].map((match) => match[1]));
  expect(icons).toContain("hangup");
  for (const name of icons) expect(text).toContain(`<symbol id="${name}"`);
});

test("the inbox shows a letter as a person reads it", async () => {
  const { port } = new URL(sandbox.smtpUrl);
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port: Number(port), ignoreTLS: true });
  await transport.sendMail({
    from: "Оплот <zayavka@oplot.test>",
    to: "ivan@example.test",
    subject: "Договор и график платежей",
    text: "Здравствуйте, Иван!",
    attachments: [{ filename: "Договор.pdf", content: "x" }],
  });
  const { letters } = Object(JSON.parse((await read("/control/smtp/inbox")).text));
  expect(letters).toEqual([
    {
      at: expect.any(String),
      from: '"Оплот" <zayavka@oplot.test>',
      to: ["ivan@example.test"],
      subject: "Договор и график платежей",
      text: "Здравствуйте, Иван!",
      attachments: ["Договор.pdf"],
    },
  ]);
});
