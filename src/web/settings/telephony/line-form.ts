// The form of an account of telephony: what a person typed, and what of it is sent.
import type { PhoneConnection } from "./model.ts";

export type LineForm = {
  code: string;
  name: string;
  baseUrl: string;
  apiKey: string;
  secret: string;
  zone: string;
  defaultScenario: string;
  hookAddresses: string;
  caFile: string;
  keepYears: string;
  isWebPhoneOn: boolean;
  webPhoneHost: string;
};

export const hosts = {
  zadarma: { name: "Zadarma", baseUrl: "https://api.zadarma.com", webPhoneHost: "https://my.zadarma.com" },
  novofon: { name: "Novofon", baseUrl: "https://api.novofon.com", webPhoneHost: "https://my.novofon.com" },
} as const;

export const emptyForm: LineForm = {
  code: "",
  ...hosts.zadarma,
  apiKey: "",
  secret: "",
  zone: "",
  defaultScenario: "",
  hookAddresses: "",
  caFile: "",
  keepYears: "3",
  isWebPhoneOn: false,
};

export const formOf = (line: PhoneConnection): LineForm => ({
  code: line.code,
  name: line.name,
  baseUrl: line.baseUrl,
  apiKey: line.apiKey,
  secret: "",
  zone: line.zone ?? "",
  defaultScenario: line.defaultScenario ?? "",
  hookAddresses: line.hookAddresses.join("\n"),
  caFile: "",
  keepYears: String(line.keepYears),
  isWebPhoneOn: line.isWebPhoneOn,
  webPhoneHost: line.webPhoneHost,
});

/** One address or range a line, or by commas: as it is copied from the partner's page. */
export const addressesIn = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** Empty secrets stay as they are; an empty choice is the account's own. */
export function bodyOf(form: LineForm) {
  return {
    name: form.name.trim(),
    baseUrl: form.baseUrl.trim().replace(/\/+$/, ""),
    apiKey: form.apiKey.trim(),
    ...(form.secret === "" ? {} : { secret: form.secret.trim() }),
    zone: form.zone.trim() === "" ? null : form.zone.trim(),
    defaultScenario: form.defaultScenario.trim() === "" ? null : form.defaultScenario.trim(),
    hookAddresses: addressesIn(form.hookAddresses),
    ...(form.caFile.trim() === "" ? {} : { caFile: form.caFile }),
    keepYears: Number(form.keepYears),
    isWebPhoneOn: form.isWebPhoneOn,
    webPhoneHost: form.webPhoneHost.trim().replace(/\/+$/, ""),
  };
}

export type LineFault =
  | "required"
  | "code"
  | "url"
  | "key"
  | "secret"
  | "scenario"
  | "address"
  | "years"
  | "host"
  | "zone";

export function faultsOf(form: LineForm, isKnown: boolean): Partial<Record<keyof LineForm, LineFault>> {
  const faults: Partial<Record<keyof LineForm, LineFault>> = {};
  if (!isKnown && !/^[a-z0-9-]{2,20}$/.test(form.code)) faults.code = "code";
  if (form.name.trim() === "") faults.name = "required";
  if (!/^https?:\/\/[^\s/]+$/.test(form.baseUrl.trim().replace(/\/+$/, ""))) faults.baseUrl = "url";
  if (form.apiKey.trim().length < 8) faults.apiKey = "key";
  if (!(isKnown && form.secret === "") && form.secret.trim().length < 8) faults.secret = "secret";
  if (form.defaultScenario.trim() !== "" && !/^\d{1,3}(-(\d{1,3}|main))?$/.test(form.defaultScenario.trim()))
    faults.defaultScenario = "scenario";
  if (addressesIn(form.hookAddresses).some((one) => !ADDRESS.test(one))) faults.hookAddresses = "address";
  if (!/^\d{1,2}$/.test(form.keepYears) || Number(form.keepYears) < 1 || Number(form.keepYears) > 30)
    faults.keepYears = "years";
  if (!/^https:\/\/[^\s/]+$/.test(form.webPhoneHost.trim().replace(/\/+$/, ""))) faults.webPhoneHost = "host";
  if (form.zone.trim() !== "" && !isZone(form.zone.trim())) faults.zone = "zone";
  return faults;
}

const ADDRESS = /^[0-9a-f.:]{2,45}(\/\d{1,3})?$/i;

function isZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    // The browser throws at a name it does not know: that is the answer.
    return false;
  }
}
