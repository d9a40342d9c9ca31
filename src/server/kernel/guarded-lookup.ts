import { lookup } from "node:dns";
import { isPrivateHost } from "./outgoing-address.ts";

type Tell = (error: Error | null, addresses: { address: string; family: 4 | 6 }[]) => void;

/**
 * Finds the addresses of a partner's name, but none within the firm's own network: the name in the setting may look
 * public and lead inside. The code tells the adapter that nothing was sent.
 */
export function guardedLookup(hostname: string, _options: object, tell: Tell): void {
  lookup(hostname, { all: true }, (error, addresses) => {
    if (error) return tell(error, []);
    const isInside = addresses.some(({ address }) => isPrivateHost(address));
    const refusal = Object.assign(new Error(`${hostname} leads into a private network`), { code: "EHOSTUNREACH" });
    const found = addresses.map(({ address, family }) => ({
      address,
      family: family === 6 ? (6 as const) : (4 as const),
    }));
    return isInside ? tell(refusal, []) : tell(null, found);
  });
}
