import { connectionShapes, hasLongSecret, type ConnectionKind } from "../../../api/connections.ts";
import { ApiError } from "../../lib/api.ts";
import type { Say } from "../../lib/i18n.ts";
import type { settingsTexts } from "../texts.ts";
import type { connectionsTexts } from "./connections-texts.ts";

export type Form = {
  code: string;
  name: string;
  baseUrl: string;
  accountSid: string;
  authToken: string;
  sender: string;
  ca: string;
};
export const EMPTY: Form = { code: "", name: "", baseUrl: "", accountSid: "", authToken: "", sender: "", ca: "" };

/** What a new account of the kind begins with. */
const STARTS: Record<ConnectionKind, Partial<Form>> = {
  twilio: { name: "WhatsApp", baseUrl: "https://api.twilio.com", sender: "whatsapp:+7" },
  max: { name: "MAX", baseUrl: "https://platform-api2.max.ru" },
  telegram: { name: "Telegram", baseUrl: "https://api.telegram.org" },
  smsc: { name: "SMS", baseUrl: "https://smsc.ru" },
  sms: { name: "SMS", baseUrl: "https://api.twilio.com", sender: "+7" },
  smtp: { name: "Почта", baseUrl: "smtps://smtp.yandex.ru:465" },
};
export const startOf = (kind: ConnectionKind): Form => ({ ...EMPTY, ...STARTS[kind] });

type T = Say<typeof connectionsTexts>;
type Field = { field: keyof Form; label: string; hint?: string };

const isBot = (kind: ConnectionKind): boolean => kind === "max" || kind === "telegram";
const hasCertificates = (kind: ConnectionKind): boolean => isBot(kind) || kind === "smsc";

/** The fields of the kind in their order, each with its words. */
export function fieldsOf(kind: ConnectionKind, t: T, isKnown: boolean): Field[] {
  const secretHint = isKnown ? `${t("secretKeep")}. ${t("secretHint")}` : t("secretHint");
  const fields: (Field | null)[] = [
    { field: "name", label: t("name") },
    { field: "code", label: t("code"), hint: t("codeHint") },
    isBot(kind)
      ? null
      : {
          field: "accountSid",
          label: t(kind === "smtp" || kind === "smsc" ? "login" : "account"),
          ...(kind === "smsc" ? { hint: t("smscLoginHint") } : {}),
        },
    { field: "authToken", label: t(`secret-${kind}`), hint: secretHint },
    isBot(kind)
      ? null
      : { field: "sender", label: t(kind === "smtp" ? "mailSender" : "sender"), hint: t(`senderHint-${kind}`) },
    { field: "baseUrl", label: t(kind === "smtp" ? "mailBase" : "base") },
    hasCertificates(kind) ? { field: "ca", label: t("ca"), hint: t(isKnown ? "caHintKnown" : "caHint") } : null,
  ];
  return fields.filter((field) => field !== null);
}

/** Refusals that come as a reason and not as a field. */
export function refusalsOf(error: unknown, t: T): Partial<Record<keyof Form, string>> {
  if (!(error instanceof ApiError)) return {};
  if (error.reason === "private-address") return { baseUrl: t("privateAddress") };
  if (error.fields?.["ca"] !== undefined) return { ca: t("caWrong") };
  return error.reason === "code-taken" ? { code: t("codeTaken") } : {};
}

export function faultsOf(
  form: Form & { kind: ConnectionKind },
  isKnown: boolean,
  t: T,
  s: Say<typeof settingsTexts>,
): Partial<Record<keyof Form, string>> {
  const faults: Partial<Record<keyof Form, string>> = {};
  const shapes = connectionShapes[form.kind];
  const isMail = form.kind === "smtp";
  if (form.name.trim() === "") faults.name = s("required");
  if (!isKnown && !/^[a-z0-9-]{2,20}$/.test(form.code)) faults.code = t("codeWrong");
  if (!shapes.accountSid.test(form.accountSid))
    faults.accountSid = t(isMail || form.kind === "smsc" ? "loginWrong" : "accountWrong");
  const shortest = hasLongSecret(form) ? 16 : 1;
  if (!(isKnown && form.authToken === "") && form.authToken.length < shortest)
    faults.authToken = shortest === 1 ? s("required") : t("secretWrong");
  if (!shapes.sender.test(form.sender)) faults.sender = t(`senderHint-${form.kind}`);
  if (!shapes.baseUrl.test(form.baseUrl)) faults.baseUrl = t(isMail ? "mailBaseWrong" : "baseWrong");
  if (form.ca.trim() !== "" && !form.ca.includes("-----BEGIN CERTIFICATE-----")) faults.ca = t("caWrong");
  return faults;
}
