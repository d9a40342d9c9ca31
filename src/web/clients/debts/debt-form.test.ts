import { expect, test } from "vitest";
import { bodyOf, faultsOf, formOf, newStep, splitTotal, type WholeDebt } from "./debt-form.ts";

const bank = { id: 1, name: "Банк", kind: "bank" as const };
const collector = { id: 2, name: "ПКО", kind: "collector" as const };
const debt: WholeDebt = {
  id: 7,
  creditor: "ПКО",
  kind: "card",
  amountKopecks: 55_000_50,
  overdueSince: "2025-01-01",
  lender: bank,
  holder: collector,
  agent: null,
  contractNumber: "5",
  contractDay: "2024-01-01",
  isBusiness: false,
  isMandatoryPayment: false,
  parts: { principalKopecks: 50_000_00, interestKopecks: 5_000_00, penaltyKopecks: 50 },
  asOf: "2025-06-01",
  source: "credit-report",
  confirmedOn: null,
  note: "",
  steps: [
    {
      kind: "assignment",
      day: "2025-02-01",
      number: "Ц-1",
      creditor: collector,
      body: "",
      amountKopecks: 50_000_00,
      note: "",
    },
  ],
  version: 3,
};

test("what came is what goes back when nothing was touched", () => {
  expect(faultsOf(formOf(debt))).toBeNull();
  const { parts, contractNumber, contractDay, overdueSince, asOf, source } = debt;
  expect(bodyOf(formOf(debt))).toMatchObject({
    lender: { id: 1 },
    kind: "card",
    parts,
    contractNumber,
    contractDay,
    overdueSince,
    asOf,
    source,
    steps: [{ kind: "assignment", day: "2025-02-01", number: "Ц-1", creditor: { id: 2 }, amountKopecks: 50_000_00 }],
  });
});

test("the short form says a name and a sum, and forgets no more than it was told", () => {
  const form = { ...formOf(null), lender: { id: null, name: " Сбербанк " }, sum: "45 000,50" };
  expect(faultsOf(form)).toBeNull();
  expect(bodyOf(form)).toMatchObject({
    lender: { name: "Сбербанк" },
    kind: "loan",
    amountKopecks: 45_000_50,
    parts: null,
    overdueSince: null,
    source: null,
    steps: [],
  });
});

test("what is wrong is named by its place", () => {
  expect(faultsOf(formOf(null))).toEqual({ lender: true, sum: true, steps: {} });
  const steps = [newStep("agent", 0), { ...newStep("writ", 1), sum: "много" }, newStep("judgment", 2)];
  expect(faultsOf({ ...formOf(debt), principal: "x", steps })).toEqual({
    principal: true,
    steps: { 0: "party", 1: "sum" },
  });
});

test("the total of parts is counted; an empty part is nothing", () => {
  expect(splitTotal({ ...formOf(debt), interest: "" })).toBe(50_000_50);
  expect(splitTotal({ ...formOf(debt), interest: "?" })).toBeNull();
});
