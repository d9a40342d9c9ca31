// A text of the firm names the firm by marks ({{firm.legalName}}); what the settings do not say is shown as missing.
const MISSING = "(не указано)";

export interface FirmFacts {
  name: string;
  legalName: string;
  inn: string;
  ogrn: string;
  address: string;
  phone: string;
  email: string;
}

/** Fills the marks of a dated text. A mark that nobody knows is a slip of the text's author: it stays to be seen. */
export function fillText(body: string, firm: FirmFacts): string {
  const facts: Record<string, string> = {
    name: firm.name,
    legalName: firm.legalName || firm.name,
    inn: firm.inn,
    ogrn: firm.ogrn,
    address: firm.address,
    phone: firm.phone,
    email: firm.email,
  };
  return body.replace(/\{\{firm\.(\w+)\}\}/g, (mark, name: string) =>
    Object.hasOwn(facts, name) ? facts[name] || MISSING : mark,
  );
}

type Member = number | boolean | string | readonly string[];

/** Days, months and kopecks are whole; shares may be parts. */
const isWhole = (name: string): boolean => /(kopecks|days|months|years|hours|minutes|seconds)$/i.test(name);

/**
 * What is wrong with an edition's value beside the former one, by member: it has the same members of the same kinds,
 * because the program reads them by name. `{}` when it is right.
 */
export function valueFaults(
  value: Readonly<Record<string, Member>>,
  former: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const name of new Set([...Object.keys(value), ...Object.keys(former)])) {
    const [now, was] = [value[name], former[name]];
    if (now === undefined) faults[`value.${name}`] = "required";
    else if (was === undefined) faults[`value.${name}`] = "unknown-field";
    else if (kindOf(now) !== kindOf(was) || isWrongNumber(name, now)) faults[`value.${name}`] = "wrong";
    else if (typeof now === "string" && now.trim() === "") faults[`value.${name}`] = "required";
  }
  return faults;
}

const kindOf = (member: unknown): string => (Array.isArray(member) ? "list" : typeof member);
const isWrongNumber = (name: string, value: unknown): boolean =>
  typeof value === "number" && (!Number.isFinite(value) || value < 0 || (isWhole(name) && !Number.isInteger(value)));
