import { z } from "zod";
import { Day, KopecksInput, Line } from "./scalars.ts";

/**
 * Facts of a client that come in numbers. One schema a kind: what the petition's annexes, the inventory of order 530 and
 * the MFC form ask for. Sums are kopecks, shares are text as in the title deed ("1/2").
 */
const text = (max = 300) => z.string().trim().max(max).default("");
const day = Day.nullable().default(null);
const sum = KopecksInput.nullable().default(null);
const pledge = { pledgee: text(), pledgeBasis: text() };

export const recordSchemas = {
  /** Former passports: the present one is facts of the card. */
  passport: z.object({ passport: Line(20), issuedBy: text(), issuedOn: day, validTo: day }),
  relative: z.object({
    relation: z.enum(["spouse", "former-spouse", "child", "parent", "dependent", "other"]),
    name: Line(200),
    birthDate: day,
    /** Marriage, birth or divorce certificate. */
    certificate: text(),
    isDependent: z.boolean().default(false),
    incomeKopecks: sum,
  }),
  job: z.object({ employer: Line(300), inn: text(12), position: text(), from: day, to: day, monthlyKopecks: sum }),
  /** Income of a calendar year and the tax withheld. */
  income: z.object({ year: z.int().min(1990).max(2100), source: Line(300), kopecks: KopecksInput, taxKopecks: sum }),
  allowance: z.object({
    kind: z.enum(["pension", "disability", "child", "unemployment", "other"]),
    payer: text(),
    from: day,
    monthlyKopecks: sum,
    certificate: text(),
  }),
  /** Rows of section I of the inventory (order 530, annex 2). */
  realty: z.object({
    kind: z.enum(["land", "house", "flat", "garage", "other"]),
    title: Line(300),
    ownership: text(),
    address: text(),
    areaM2: z.number().nonnegative().nullable().default(null),
    basis: text(),
    costKopecks: sum,
    isOnlyHome: z.boolean().default(false),
    ...pledge,
  }),
  /** Section II. */
  vehicle: z.object({
    kind: z.enum(["car", "truck", "motorcycle", "agricultural", "water", "air", "other"]),
    title: Line(300),
    year: z.int().min(1900).max(2100).nullable().default(null),
    vin: text(40),
    ownership: text(),
    place: text(),
    costKopecks: sum,
    ...pledge,
  }),
  /** Section III. */
  account: z.object({
    bank: Line(300),
    bankAddress: text(),
    number: text(34),
    kind: text(),
    openedOn: day,
    balanceKopecks: sum,
  }),
  /** Section IV. */
  share: z.object({ name: Line(300), address: text(), capitalKopecks: sum, share: text(), basis: text() }),
  /** Section V. */
  security: z.object({
    kind: Line(200),
    issuer: text(),
    nominalKopecks: sum,
    quantity: z.int().nonnegative().default(0),
    totalKopecks: sum,
  }),
  /** Section VI. */
  valuable: z.object({
    kind: z.enum(["cash", "jewellery", "art", "professional", "other"]),
    title: Line(300),
    costKopecks: sum,
    place: text(),
    ...pledge,
  }),
  /** Deals of the last three years (213.4 p.3). */
  deal: z.object({
    day: Day,
    kind: z.enum(["realty", "vehicle", "security", "share", "gift", "other"]),
    title: Line(300),
    party: text(),
    isRelative: z.boolean().default(false),
    kopecks: sum,
  }),
  /** Who owes the client: sections III and IV of the list of creditors and debtors. */
  receivable: z.object({
    obligation: Line(300),
    debtor: Line(300),
    debtorAddress: text(),
    basis: text(),
    kopecks: KopecksInput,
    debtKopecks: sum,
    penaltyKopecks: sum,
    isBusiness: z.boolean().default(false),
  }),
  enforcement: z.object({
    number: Line(60),
    bailiff: text(),
    openedOn: day,
    kopecks: sum,
    writ: text(),
    writIssuedOn: day,
    endedOn: day,
    /** Article 46 ground of 229-FZ, as "46.1.4". */
    endGround: text(20),
  }),
  bankruptcy: z.object({ kind: z.enum(["court", "mfc"]), caseNumber: text(40), endedOn: day, result: text() }),
  /** Founders of a company. */
  founder: z.object({ name: Line(300), inn: text(12), share: text() }),
  contact: z.object({ name: Line(200), role: text(), phone: text(40), email: text(200) }),
} as const;

export type RecordKind = keyof typeof recordSchemas;
export type RecordData<K extends RecordKind> = z.output<(typeof recordSchemas)[K]>;
export const recordKinds = Object.keys(recordSchemas) as RecordKind[]; // the keys are exactly the kinds
