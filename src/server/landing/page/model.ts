import type { Burden, ComparisonAssumptions } from "../../../api/comparison.ts";
import type { FormErrors } from "../../../api/form-sentences.ts";
import type { Advice, Limits, QuizAnswers } from "../rules.ts";

export type Firm = {
  name: string;
  legalName: string;
  inn: string;
  ogrn: string;
  address: string;
  city: string;
  /** E.164. */
  phone: string;
  hoursText: string;
  /** E.164; the numbers a visitor will see on the screen when we call back. */
  callFromPhones: string[];
  email?: string;
};

export type Price = { title: string; priceKopecks: number; per: string; includes: string[]; notIncluded: string[] };
export type CourtCase = { number: string; court: string; title: string; text: string };
export type Person = { name: string; role: string };

export type FormValues = {
  name: string;
  phone: string;
  debtAmount: string;
  comment: string;
  consent: boolean;
  advertisingConsent: boolean;
};

export type ApplicationForm = {
  values: FormValues;
  errors: FormErrors;
  mark: string;
  trapName: string;
};

export type LandingModel = {
  firm: Firm;
  /** Statutory text, word for word from the rule table. */
  warning: string;
  limits: Limits;
  comparison: { assumptions: Omit<ComparisonAssumptions, "mfcMin" | "mfcMax">; example: Burden };
  prices: Price[];
  cases: CourtCase[];
  questions: { q: string; a: string }[];
  people: Person[];
  form: ApplicationForm;
  /** Whole field names: utm_source, utm_campaign, … */
  utm: Record<string, string>;
  quiz: { answers: Partial<QuizAnswers>; advice: Advice | null };
  consentVersion: string;
  scriptUrl: string | null;
};

export type ThankYouModel = {
  firm: Firm;
  number: string | number;
  /** Goes on after «Позвоним»: «в течение 15 минут», «завтра, 24 ноября, после 9:00». */
  callWhen: string;
};

/** A text of the firm in one edition; its form is told in document.ts. */
export type DocumentModel = { firm: Firm; title: string; version: string; body: string };

export type MessageModel = { firm: Firm; title: string; text: string; action?: { href: string; label: string } };

/** Where the page expects its neighbours; routes are made from the same values. */
export const paths = {
  home: "/",
  applications: "/applications",
  consent: "/documents/consent",
  advertising: "/documents/advertising-consent",
  policy: "/documents/privacy",
} as const;
