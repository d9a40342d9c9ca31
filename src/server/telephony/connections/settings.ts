import { BlockList, isIP } from "node:net";
import { invalid } from "../../kernel/errors.ts";

interface Settings {
  zone?: string | null | undefined;
  hookAddresses?: readonly string[] | undefined;
  caFile?: string | null | undefined;
}

/** What a form's shape does not tell: a zone that exists, addresses that are addresses, a certificate in PEM. */
export function checkSettings({ zone, hookAddresses, caFile }: Settings): void {
  if (zone && !isZone(zone)) throw invalid({ zone: "wrong" });
  if (hookAddresses?.some((address) => !isRange(address))) throw invalid({ hookAddresses: "wrong" });
  if (caFile && !/-----BEGIN CERTIFICATE-----/.test(caFile)) throw invalid({ caFile: "wrong" });
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false; // the only failure here is a zone nobody knows
  }
}

function isRange(text: string): boolean {
  const [address = "", bits] = text.split("/");
  const version = isIP(address);
  if (version === 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** A second lock only: the partner's addresses change without notice. */
export function isAllowed(address: string, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true;
  const list = new BlockList();
  for (const range of ranges) {
    const [net = "", bits] = range.split("/");
    const family = isIP(net) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(net, family);
    else list.addSubnet(net, Number(bits), family);
  }
  const plain = address.replace(/^::ffff:/, "");
  return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
}
