import { isIP } from "node:net";
import { guardedLookup } from "../../kernel/guarded-lookup.ts";
import { isLoopback } from "../../kernel/outgoing-address.ts";

/** One server of an account, with what is needed to sign in. */
export interface MailAccount {
  host: string;
  port: number;
  security: "tls" | "starttls" | "plain";
  user: string;
  password: string;
  /** PEM of the server's own certificate or of its authority, for servers that no public authority knows. */
  certificate: string | null;
}

/** The address behind the name, never one within the firm's own network; of the own machine, the name itself. */
export const addressOf = (host: string): Promise<string> =>
  isLoopback(host) || isIP(host)
    ? Promise.resolve(host)
    : new Promise((resolve, reject) => {
        guardedLookup(host, {}, (error, [first]) =>
          first && !error ? resolve(first.address) : reject(error ?? new Error(`${host} is not known`)),
        );
      });
