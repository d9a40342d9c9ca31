import { makeDocument, setMatterFacts } from "../src/server/documents/index.ts";
import { papersBase, type PapersBase } from "../test/papers-base.ts";
import { paperFacts, paperInput } from "../src/server/documents/fixtures/people.ts";
import { textOf } from "../src/server/documents/fixtures/text-of.ts";
import { buildModel } from "../src/server/documents/model/build-model.ts";
import { compile } from "../src/server/documents/render/compiled.ts";
import { renderPaper } from "../src/server/documents/render/render.ts";
import { buildDocx } from "../src/server/documents/shipped/build-docx.ts";
import { shippedTemplates } from "../src/server/documents/shipped/templates.ts";
import { installTemplates } from "../src/server/documents/templates/install-templates.ts";
import { HouseError } from "../src/server/kernel/errors.ts";
import { shippedRules } from "../src/server/law/shipped-rules.ts";
import { addDebt, stateFacts } from "../src/server/clients/index.ts";

const CONTRACTS = 1_000;
const PACKAGE = 40;
const WARM = 50;

export interface Papers {
  /** Contracts as .docx a second on one core, facts into model included. */
  perSecond: number;
  /** Signs of text in one: a printed page of 12 points has about 2,500. */
  signs: number;
  /** A package's papers made, kept on the disk and written down, one after another, ms. */
  packageMs: number;
}

/** In this very process: what is measured is the work of one core, and of one database beside it. */
export async function measureDocuments(): Promise<Papers> {
  const contract = shippedTemplates.find(({ code }) => code === "contract");
  if (!contract) throw new Error("the product ships no contract");
  const compiled = await compile(buildDocx(contract));
  const facts = paperFacts();
  const rules = new Map<string, object>(shippedRules.map(({ code, article, value }) => [code, { article, ...value }]));
  const input = paperInput({ matter, rules, contract: { id: 1, number: "1/2026", day: "2026-03-12" } });
  const make = () => renderPaper(compiled, buildModel(facts, input));
  const { content, missing } = await make();
  if (missing.length > 0) throw new Error(`the contract lacks ${missing.map(({ path }) => path).join(", ")}`);
  const signs = textOf(content).length;
  for (let i = 0; i < WARM; i += 1) await make();
  const from = performance.now();
  for (let i = 0; i < CONTRACTS; i += 1) await make();
  const perSecond = CONTRACTS / ((performance.now() - from) / 1000);
  return { perSecond, signs, packageMs: await packageMs() };
}

const matter = {
  id: 1,
  number: 451,
  openedOn: "2026-03-01",
  responsibleName: "Петрова Мария Ивановна",
  facts: new Map([
    ["service", "Сопровождение процедуры банкротства гражданина"],
    ["priceKopecks", "12000000"],
    ["instalments", "10"],
    ["firstPaymentOn", "2026-04-12"],
    ["courtName", "Арбитражный суд Красноярского края"],
    ["courtAddress", "660049, г. Красноярск, ул. Ленина, д. 1"],
    ["caseNumber", "А33-12345/2026"],
    ["sroName", "Ассоциация арбитражных управляющих"],
    ["sroAddress", "г. Москва, ул. Садовая, д. 1"],
    ["mfcName", "КГБУ «МФЦ»"],
    ["mfcAddress", "г. Красноярск, ул. 9 Мая, д. 12"],
    ["representativeName", "Петрова Мария Ивановна"],
    ["representativePassport", "0404 654321"],
    ["representativeAddress", "г. Красноярск, ул. Мира, д. 10"],
    ["powerNumber", "24 АА 123"],
    ["powerOn", "2026-03-01"],
  ] as const),
};
const DEBTS = 10;

async function packageMs(): Promise<number> {
  const base = await papersBase();
  try {
    await installTemplates(
      base.ctx(),
      shippedTemplates.map((template) => ({ template, build: () => buildDocx(template) })),
    );
    const kinds = await wholeKinds(base);
    const from = performance.now();
    for (let i = 0; i < PACKAGE; i += 1)
      await makeDocument(base.ctx(base.lawyer), {
        kind: kinds[i % kinds.length] ?? "contract",
        clientId: base.clientId,
        matterId: base.matterId,
      });
    return performance.now() - from;
  } finally {
    await base.http.close();
    await base.close();
  }
}

/** The client's facts, and the kinds of papers that lack none of them. */
async function wholeKinds(base: PapersBase): Promise<string[]> {
  const ctx = base.ctx(base.lawyer);
  const known = Object.fromEntries(
    Object.entries(paperFacts().fields).map(([name, fact]) => [name, fact?.value ?? null]),
  );
  await stateFacts(ctx, base.clientId, known, { kind: "hand" });
  await setMatterFacts(ctx, base.matterId, Object.fromEntries(matter.facts));
  for (let i = 0; i < DEBTS; i += 1)
    await addDebt(ctx, base.clientId, {
      creditor: `ПАО «Банк ${i + 1}»`,
      kind: "loan",
      overdueSince: "2025-10-01",
      contractNumber: `${1e3 + i}`,
      contractDay: "2024-02-01",
      parts: {
        principalKopecks: 1e7,
        interestKopecks: 1100021,
        penaltyKopecks: 1e6,
      },
    });
  await base.app.database.db
    .updateTable("creditors")
    .set({ legal_address: "г. Москва, ул. Вавилова, д. 19" })
    .execute();
  const kinds: string[] = [];
  for (const { kind } of shippedTemplates) {
    const made = await makeDocument(ctx, { kind, clientId: base.clientId, matterId: base.matterId }).catch(refusal);
    if (made) kinds.push(kind);
  }
  if (kinds.length < 5) throw new Error("no paper of the product could be made");
  return kinds;
}

/** A paper that speaks of one letter's receiver or of an invoice's lines is no part of such a package. */
function refusal(error: unknown): null {
  if (error instanceof HouseError && error.reason === "missing-facts") return null;
  throw error;
}
