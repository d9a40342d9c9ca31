import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { makeFormMark } from "../applications/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { workCalendar } from "../kernel/calendar.ts";
import { readFirm, type Firm as FirmSettings } from "../kernel/settings.ts";
import { dayOf, isWorking, minuteOf, nextWorking } from "../kernel/working-time.ts";
import { datedText, legalRule } from "../law/index.ts";
import { readContent } from "./content.ts";
import type { ApplicationForm, Firm, LandingModel } from "./page/index.ts";
import { areComplete, quizAdvice, readQuizAnswers } from "./rules.ts";

/** People do not see this field; what fills every field on a page does. */
export const TRAP = "website";
const MANIFEST = join(import.meta.dirname, "../../../dist/web/.vite/manifest.json");

/** Everything the public page shows: the law's words and limits by today's date, the firm's facts and content. */
export async function buildLanding(
  ctx: Ctx,
  query: Record<string, unknown>,
  form: Omit<ApplicationForm, "mark" | "trapName"> & { mark?: string | undefined },
): Promise<LandingModel> {
  const content = await readContent(ctx);
  const limits = await limitsOf(ctx);
  const deposit = await legalRule(ctx, "court.deposit", z.object({ kopecks: z.int() }));
  const warning = await legalRule(ctx, "advertising.warning", z.object({ text: z.string() }));
  const consent = await datedText(ctx, "consent.personal-data");
  const answers = readQuizAnswers(query, limits);
  const { example, ...assumptions } = content.comparison;
  return {
    firm: await landingFirm(ctx),
    warning: warning.value.text,
    limits,
    comparison: { assumptions: { ...assumptions, depositKopecks: deposit.value.kopecks }, example },
    prices: content.prices,
    cases: content.cases,
    questions: content.questions,
    people: content.people,
    form: { ...form, mark: form.mark ?? makeFormMark(ctx, consent.version), trapName: TRAP },
    utm: utmOf(query),
    quiz: { answers, advice: areComplete(answers) ? quizAdvice(answers, limits) : null },
    consentVersion: consent.version,
    scriptUrl: scriptUrl(),
  };
}

export async function landingFirm(ctx: Ctx): Promise<Firm> {
  const firm = await readFirm(ctx);
  const content = await readContent(ctx);
  const { name, legalName, inn, ogrn, address, city, phone, email } = firm;
  const hoursText = firm.hoursText || hoursInWords(firm.week);
  return {
    name,
    legalName: legalName || name,
    inn,
    ogrn,
    address,
    city,
    phone,
    hoursText,
    callFromPhones: content.callFromPhones,
    ...(email ? { email } : {}),
  };
}

const weekdays = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];
const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;

/** «пн–пт 9:00–18:00»: days of the same hours in a row are told together. */
export function hoursInWords(week: FirmSettings["week"]): string {
  const runs: { from: number; to: number; hours: string }[] = [];
  for (const [day, open] of week.entries()) {
    if (!open) continue;
    const hours = `${clock(open.from)}–${clock(open.to)}`;
    const last = runs.at(-1);
    if (last && last.to === day - 1 && last.hours === hours) last.to = day;
    else runs.push({ from: day, to: day, hours });
  }
  return runs
    .map(
      (run) => `${run.from === run.to ? weekdays[run.from] : `${weekdays[run.from]}–${weekdays[run.to]}`} ${run.hours}`,
    )
    .join(", ");
}

/** Goes on after «Позвоним»: honest about nights and days off. */
export async function callWhen(ctx: Ctx): Promise<string> {
  const firm = await readFirm(ctx);
  const calendar = await workCalendar(ctx);
  if (isWorking(ctx.now, calendar)) return `в течение ${firm.takeMinutes} минут`;
  return describeOpening(nextWorking(ctx.now, calendar), ctx.now, firm);
}

function describeOpening(opens: Date, now: Date, firm: FirmSettings): string {
  const minute = minuteOf(opens, firm.zone);
  const hour = clock(minute);
  if (dayOf(opens, firm.zone) === dayOf(now, firm.zone)) return `сегодня после ${hour}`;
  const day = new Intl.DateTimeFormat("ru-RU", {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: firm.zone,
  }).format(opens);
  return `${day}, после ${hour}`;
}

async function limitsOf(ctx: Ctx) {
  const mfc = await legalRule(ctx, "mfc.limits", z.object({ minKopecks: z.int(), maxKopecks: z.int() }));
  const duty = await legalRule(ctx, "court.duty", z.object({ kopecks: z.int() }));
  return { mfcMin: mfc.value.minKopecks, mfcMax: mfc.value.maxKopecks, courtDuty: duty.value.kopecks };
}

/** Campaign marks of the address, bounded: they go with the application and nowhere else. */
export function utmOf(query: Record<string, unknown>): Record<string, string> {
  const marks = Object.entries(query).filter(
    (entry): entry is [string, string] =>
      /^utm_[a-z_]{1,20}$/.test(entry[0]) && typeof entry[1] === "string" && entry[1] !== "",
  );
  return Object.fromEntries(marks.slice(0, 8).map(([name, value]) => [name, value.slice(0, 200)]));
}

const Manifest = z.record(z.string(), z.object({ file: z.string() }));
let known: string | null | undefined;
/** The page's own script as the build named it; the page works without it. */
function scriptUrl(): string | null {
  if (known !== undefined) return known;
  if (!existsSync(MANIFEST)) return (known = null);
  const manifest = Manifest.parse(JSON.parse(readFileSync(MANIFEST, "utf8")));
  const entry = Object.entries(manifest).find(([source]) => source.endsWith("landing.ts"));
  return (known = entry ? `/${entry[1].file}` : null);
}
