import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { insertUser, testBase, type TestBase } from "./harness.ts";
import { access } from "../src/server/access/slice.ts";
import { audit } from "../src/server/audit/slice.ts";
import { makeAutomation } from "../src/server/automation/index.ts";
import { findOrCreateByPhone, stateFacts } from "../src/server/clients/index.ts";
import { clients } from "../src/server/clients/slice.ts";
import { disk } from "../src/server/disk/slice.ts";
import type { Actor } from "../src/server/kernel/ctx.ts";
import { buildHttp } from "../src/server/kernel/http-server.ts";
import { officeAvailable } from "../src/server/kernel/office.ts";
import { holdFirm, writeFirm } from "../src/server/kernel/settings.ts";
import { inTx } from "../src/server/kernel/tx.ts";
import { installLaw } from "../src/server/law/index.ts";
import { law } from "../src/server/law/slice.ts";
import { cards, installPipelines, openMatter } from "../src/server/matters/index.ts";
import { matters } from "../src/server/matters/slice.ts";
import { uploads } from "../src/server/uploads/slice.ts";
import type { Ports } from "../src/server/documents/ports.ts";
import type { ShippedTemplate } from "../src/server/documents/shipped/shipped-template.ts";
import { makeDocuments } from "../src/server/documents/slice.ts";
import { installTemplates } from "../src/server/documents/templates/install-templates.ts";
import { testFirm } from "../src/server/documents/fixtures/people.ts";
import { p, testDocx } from "../src/server/documents/fixtures/test-docx.ts";

type User = Actor & { id: number };
type SetTask = Parameters<Ports["tasks"]["set"]>[1];

export interface PapersBase extends TestBase {
  lawyer: User;
  clientId: number;
  matterId: number;
  /** Codes and links as the client's phone got them. */
  texts: string[];
  setTasks: SetTask[];
  /** What the line for text messages does next. */
  line: { works: boolean };
  http: FastifyInstance;
  templateId(code: string): Promise<number>;
  /** A file as a browser would have brought it. */
  bring(name: string, content: Uint8Array): Promise<number>;
  events(name: string): Promise<Record<string, unknown>[]>;
}

/** A firm with a contract with numbers and a memo without, one client and his matter; phones are lists of texts. */
export async function papersBase(): Promise<PapersBase> {
  const texts: string[] = [];
  const setTasks: SetTask[] = [];
  const line = { works: true };
  const slices = [access, audit, law, uploads, clients, matters, disk, makeDocuments(portsInto(texts, setTasks, line))];
  const automation = makeAutomation({ robots: [], triggers: [], facts: [], cards });
  const base = await testBase({ slices: [automation, ...slices] });
  withoutOffice(base);
  await installLaw(base.ctx());
  await installPipelines(base.ctx());
  await inTx(base.ctx(), async (ctx) => {
    // no event: the firm of a test is as it is from the beginning
    await holdFirm(ctx);
    await writeFirm(ctx, testFirm);
  });
  await installTemplates(base.ctx(), testTemplates);
  const lawyer = await insertUser(base, { name: "Анна Юрист", role: "lawyer" });
  const http = await buildHttp(base.app, { authenticate: async () => lawyer, mayDo: base.app.mayDo });
  return { ...base, lawyer, texts, setTasks, line, http, ...(await person(base)), ...helpers(base, lawyer) };
}

const portsInto = (texts: string[], setTasks: SetTask[], line: { works: boolean }): Ports => ({
  sms: {
    async sendSecret(_ctx, { text }) {
      if (line.works) texts.push(text);
      return line.works;
    },
    async queue(_ctx, { text }) {
      texts.push(text);
    },
  },
  tasks: {
    async set(_ctx, task) {
      setTasks.push(task);
    },
  },
});

/** An office program costs seconds and is not on every machine: here there is none, as on a server without it. */
function withoutOffice(base: TestBase): void {
  const path = process.env["PATH"];
  process.env["PATH"] = "/nowhere";
  officeAvailable(base.app);
  process.env["PATH"] = path;
}

const shipped = (more: Partial<ShippedTemplate>, body: string) => ({
  template: {
    code: "memo",
    kind: "memo",
    title: "Памятка",
    titleEn: "Memo",
    group: "application" as const,
    numbered: false,
    body: [],
    ...more,
  },
  build: () => testDocx(body),
});

export const testTemplates = [
  shipped(
    { code: "contract", kind: "contract", title: "Договор", titleEn: "Contract", numbered: true },
    p("Договор № {doc.number} от {doc.date}") + p("{client.name.gen}, ИНН {client.inn}. {firm.legalName}"),
  ),
  shipped({}, p("Памятка от {doc.date}: {client.name}. {law.deposit.full}")),
  shipped(
    { code: "case-letter", kind: "case-letter", title: "Письмо по делу" },
    p("По делу {matter.caseNumber}, договор {contract.number}"),
  ),
];

async function person(base: TestBase): Promise<{ clientId: number; matterId: number }> {
  const ctx = base.ctx();
  const { id: clientId } = await findOrCreateByPhone(ctx, {
    phone: "+79130001234",
    name: "Иванов Пётр Сергеевич",
    source: "hand",
  });
  await stateFacts(ctx, clientId, { inn: "500100732259" }, { kind: "hand", id: null });
  const { id: matterId } = await openMatter(ctx, { clientId, pipelineCode: "applications", source: "hand" });
  return { clientId, matterId };
}

function helpers(base: TestBase, lawyer: User) {
  const { db } = base.app.database;
  return {
    async templateId(code: string) {
      const row = await db
        .selectFrom("document_templates")
        .select("id")
        .where("code", "=", code)
        .executeTakeFirstOrThrow();
      return row.id;
    },
    async bring(name: string, content: Uint8Array) {
      const key = await base.app.files.put(content);
      const row = await db
        .insertInto("uploads")
        .values({
          user_id: lawyer.id,
          file_key: key,
          name,
          type: "application/zip",
          size: content.length,
          sha256: createHash("sha256").update(content).digest("hex"),
          at: base.clock.now(),
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      return row.id;
    },
    events: async (name: string) =>
      (await db.selectFrom("events").select(["name", "data"]).orderBy("id").execute())
        .filter((event) => event.name === name)
        .map(({ data }) => data),
  };
}
