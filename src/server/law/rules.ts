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
