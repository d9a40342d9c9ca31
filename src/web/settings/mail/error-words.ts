import { useTexts } from "../../lib/i18n.ts";
import { mailSettingsTexts } from "./texts.ts";

const known = [
  "wrong_password",
  "wrong_security",
  "untrusted_certificate",
  "no_such_host",
  "private_address",
  "refused",
  "timeout",
  "no_tls",
  "secret_unreadable",
  "no_folder",
  "too_many_connections",
  "network",
  "protocol",
] as const;

/** The fault in words; the server's own where we know no better. */
export function useErrorWords(): (error: { code: string; text: string }) => string {
  const t = useTexts(mailSettingsTexts);
  return ({ code, text }) => {
    const found = known.find((one) => one === code.replaceAll("-", "_"));
    return found ? t(`code_${found}`) : text;
  };
}
