import { clientFields, type ClientFieldName } from "../../../../api/client-fields.ts";
import { shownPassport, shownSnils } from "../../../../api/requisites.ts";
import type { PaperFacts } from "../../../clients/index.ts";
import { addressParts, type AddressPart } from "../address.ts";
import { addressLeaves, clientLeaves, genderWords, pathOfField, spouseLeaves } from "../data/client-data.ts";
import { factOf, put, type FactValue, type Scope, type Source } from "../facts.ts";
import type { PaperInput } from "../input.ts";
import { sexOf, type Sex } from "../names.ts";
import { day } from "../words.ts";

type Values = Record<string, FactValue>;
type Raw = (name: ClientFieldName) => FactValue;

/** `client.*` and `spouse.*`. */
export function putClient(scope: Scope, facts: PaperFacts, input: PaperInput): void {
  const raw: Raw = (name) => facts.fields[name]?.value ?? null;
  const sex = sexOfClient(raw, facts.kind);
  const passport = passportOf(raw);
  const wanting: Record<string, ClientFieldName> = { ...needs, "client.passportFull": passport.wants };
  put(
    scope,
    clientLeaves,
    { ...ownValues(raw), ...addressOf(raw), ...derived(facts, raw, sex), "client.passportFull": passport.text },
    (path) => ({ where: "client", name: wanting[path] ?? path.replace(/^client\./, ""), id: null }),
  );
  for (const { name } of clientFields) factOf(scope, pathOfField(name)).source.name = name;
  const name = factOf(scope, "client.name");
  scope.facts.set(name.leaf.path, { ...name, sex, forms: input.nameForms.get(String(name.value)) });
  const custom = Object.entries(facts.custom).map(([own, known]) => [`client.${own}`, known.value] as const);
  put(scope, input.custom, Object.fromEntries(custom), (path) => ({
    where: "client",
    name: path.slice("client.".length),
    id: null,
  }));
  putSpouse(scope, facts, input);
}

/** Which field of the card a derived word asks for. */
const needs: Record<string, ClientFieldName> = {
  "client.postalAddress": "registeredAddress",
  "client.isMale": "sex",
  "client.isFemale": "sex",
  "client.isSingle": "maritalStatus",
  "client.isMarried": "maritalStatus",
  "client.isDivorced": "maritalStatus",
  "client.isWidowed": "maritalStatus",
  "client.isEmployed": "employmentStatus",
  "client.isUnemployed": "employmentStatus",
  "client.isRegisteredUnemployed": "employmentStatus",
  "client.wasSoleProprietor": "isSoleProprietor",
  ...Object.fromEntries(Object.keys(genderWords).map((path) => [path, "sex"] as const)),
  ...Object.fromEntries(Object.values(addressLeaves).map(({ path }) => [path, "registeredAddress"] as const)),
};

function ownValues(raw: Raw): Values {
  return Object.fromEntries(
    clientFields.map((field) => {
      const value = raw(field.name);
      const options = "options" in field ? field.options : undefined;
      const chosen = options?.find((option) => option.value === value);
      return [pathOfField(field.name), chosen ? chosen.title[0] : spaced(field.kind, value)];
    }),
  );
}

function spaced(kind: string, value: FactValue): FactValue {
  if (typeof value !== "string") return value;
  if (kind === "passport") return shownPassport(value);
  return kind === "snils" ? shownSnils(value) : value;
}

function derived(facts: PaperFacts, raw: Raw, sex: Sex | null): Values {
  const is = (name: ClientFieldName, ...values: string[]): FactValue => {
    const value = raw(name);
    return value === null ? null : values.includes(String(value));
  };
  const ended = raw("soleProprietorEndedOn");
  const isNow = raw("isSoleProprietor");
  const incomes = facts.records.income.map(({ kopecks }) => kopecks);
  return {
    "client.phone": facts.phone?.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7 $1 $2-$3-$4") ?? null,
    "client.postalAddress": raw("actualAddress") ?? raw("registeredAddress"),
    "client.isPerson": facts.kind === "person",
    "client.isCompany": facts.kind === "company",
    "client.isMale": sex && sex === "male",
    "client.isFemale": sex && sex === "female",
    "client.isSingle": is("maritalStatus", "single"),
    "client.isMarried": is("maritalStatus", "married"),
    "client.isDivorced": is("maritalStatus", "divorced"),
    "client.isWidowed": is("maritalStatus", "widowed"),
    "client.isEmployed": is("employmentStatus", "employed"),
    "client.isUnemployed": is("employmentStatus", "unemployed", "registered-unemployed"),
    "client.isRegisteredUnemployed": is("employmentStatus", "registered-unemployed"),
    "client.wasSoleProprietor": ended !== null ? isNow !== true : isNow === null ? null : false,
    "client.sumOfIncomes": incomes.length > 0 ? incomes.reduce((sum, kopecks) => sum + kopecks, 0) : null,
    ...Object.fromEntries(
      Object.entries(genderWords).map(([path, [he, she]]) => [path, sex && (sex === "male" ? he : she)]),
    ),
  };
}

function addressOf(raw: Raw): Values {
  const region = raw("region");
  const parts = addressParts(String(raw("registeredAddress") ?? ""), region === null ? null : String(region));
  return Object.fromEntries(
    Object.entries(parts).map(([part, text]) => [addressLeaves[part as AddressPart].path, text]), // its own keys
  );
}

const sexOfClient = (raw: Raw, kind: PaperFacts["kind"]): Sex | null => {
  if (kind === "company") return null;
  const told = raw("sex");
  return told === "male" || told === "female" ? told : sexOf(String(raw("name") ?? ""));
};

/** The sentence of the passport, and the first field it lacks. */
function passportOf(raw: Raw): { text: string | null; wants: ClientFieldName } {
  const names = ["passport", "passportIssuedBy", "passportIssuedOn", "passportDivision"] as const;
  const wants = names.find((name) => raw(name) === null);
  const [series, by, on, division] = names.map((name) => String(raw(name)));
  if (wants) return { text: null, wants };
  return {
    text: `паспорт ${shownPassport(series ?? "")}, выдан ${by} ${day(on ?? "")}, код подразделения ${division}`,
    wants: "passport",
  };
}

function putSpouse(scope: Scope, facts: PaperFacts, input: PaperInput): void {
  const spouse = facts.records.relative.find(({ relation }) => relation === "spouse");
  put(
    scope,
    spouseLeaves,
    {
      "spouse.name": spouse?.name ?? null,
      "spouse.birthDate": spouse?.birthDate ?? null,
      "spouse.certificate": spouse?.certificate ?? null,
      "spouse.income": spouse?.incomeKopecks ?? null,
    },
    (path): Source => ({
      where: "record",
      name: `relative.${path === "spouse.income" ? "incomeKopecks" : path.slice("spouse.".length)}`,
      id: spouse?.id ?? null,
    }),
  );
  const name = factOf(scope, "spouse.name");
  if (spouse)
    scope.facts.set("spouse.name", { ...name, sex: sexOf(spouse.name), forms: input.nameForms.get(spouse.name) });
}
