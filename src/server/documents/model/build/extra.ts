import type { PaperExtra } from "../../../../api/documents.ts";
import type { PaperFacts } from "../../../clients/index.ts";
import { extraLeaves, extraLists } from "../data/extra-data.ts";
import { put, type FactValue, type Scope } from "../facts.ts";
import type { PaperInput } from "../input.ts";
import { itemsOf } from "./items.ts";

type Lines = NonNullable<PaperExtra["lines"]>;

/** What was named when the paper was ordered; the recipient of a paper about a debt is its creditor unless told. */
export function putExtra(scope: Scope, facts: PaperFacts, { extra, firm }: PaperInput): void {
  const debt = facts.debts.find(({ id }) => id === extra.debtId);
  const total = extra.lines && totalOf(extra.lines);
  const paid = extra.payments?.reduce((sum, { kopecks }) => sum + kopecks, 0);
  const balance = total === undefined || paid === undefined ? undefined : total - paid;
  const values: Record<string, FactValue | undefined> = {
    "recipient.name": extra.recipient?.name ?? debt?.creditor.name,
    "recipient.address": extra.recipient?.address ?? debt?.creditor.address,
    "recipient.note": extra.recipient?.note ?? debt?.basis,
    // A complaint about a debt goes to whom is named, never by itself to the creditor.
    "authority.name": extra.recipient?.name,
    "authority.address": extra.recipient?.address,
    "order.number": extra.order?.number,
    "order.on": extra.order?.on,
    "order.court": extra.order?.court,
    "order.receivedOn": extra.order?.receivedOn,
    "period.from": extra.period?.from,
    "period.to": extra.period?.to,
    "paper.reason": extra.reason,
    "paper.request": extra.request,
    "paper.text": extra.text,
    "paper.sum": extra.sumKopecks,
    "paper.dueOn": extra.dueOn,
    "lines.total": total,
    "payments.total": paid,
    "balance.toFirm": balance && Math.max(balance, 0),
    "balance.toClient": balance && Math.max(-balance, 0),
    "lines.vat": total === undefined ? undefined : vatWithin(total, firm.vat),
  };
  put(scope, extraLeaves, values, (path) =>
    path.startsWith("recipient.") && debt && !extra.recipient
      ? { where: "debt", name: path.replace("recipient.", "creditor."), id: debt.id }
      : { where: "extra", name: path.replace("authority.", "recipient."), id: null },
  );
  putLists(scope, extra);
}

function putLists(scope: Scope, extra: PaperExtra): void {
  const rows: Record<string, Record<string, FactValue>[]> = {
    lines: (extra.lines ?? []).map(({ priceKopecks, ...line }) => ({
      ...line,
      price: priceKopecks,
      sum: sumOf({ priceKopecks, quantity: line.quantity }),
    })),
    payments: (extra.payments ?? []).map(({ on, title, kopecks }) => ({ on, title, sum: kopecks })),
    attachments: extra.attachments ?? [],
    incidents: extra.incidents ?? [],
    mailings: extra.mailings ?? [],
  };
  for (const field of extraLists) {
    const items = (rows[field.path] ?? []).map((values) => ({
      values,
      source: (path: string) => ({ where: "extra" as const, name: `${field.path}.${path}`, id: null }),
    }));
    scope.lists.set(field.path, itemsOf(field, items));
  }
}

const sumOf = ({ priceKopecks, quantity }: { priceKopecks: number; quantity: number }): number =>
  Math.round(priceKopecks * quantity);

const totalOf = (lines: Lines): number => lines.reduce((total, line) => total + sumOf(line), 0);

/** Tax inside the price: total × r / (100 + r), to a kopeck. */
const vatWithin = (total: number, vat: PaperInput["firm"]["vat"]): number =>
  vat === "none" ? 0 : Math.round((total * Number(vat)) / (100 + Number(vat)));
