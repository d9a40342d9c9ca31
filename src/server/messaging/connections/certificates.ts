import { X509Certificate } from "node:crypto";
import { invalid } from "../../kernel/errors.ts";

const ONE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

interface Certificate {
  name: string;
  until: Date;
}

/** Whom the certificates name and until when they hold. */
export const certificatesIn = (pem: string): Certificate[] =>
  (pem.match(ONE) ?? []).map((one) => {
    const { subject, validTo } = new X509Certificate(one);
    return { name: /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll("\n", ", "), until: new Date(validTo) };
  });

/** A file that names no authority would be silently useless: it is refused at once. */
export function checkCertificates(pem: string): void {
  try {
    if (certificatesIn(pem).length > 0) return;
  } catch {
    // the same answer: it is not a certificate
  }
  throw invalid({ ca: "wrong" });
}
