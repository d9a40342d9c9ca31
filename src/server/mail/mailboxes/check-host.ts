import type { Config } from "../../kernel/config.ts";
import { refused } from "../../kernel/errors.ts";
import { checkBaseUrl, isLoopback } from "../../kernel/outgoing-address.ts";
import type { Security } from "../tables.ts";

interface Server {
  host: string;
  port: number;
  security: Security;
}

/** Not into the firm's own network, as with any partner; and without encryption nowhere but on the own machine. */
export function checkMailHost(config: Pick<Config, "DEMO" | "PUBLIC_URL">, { host, port, security }: Server): void {
  const name = host.includes(":") ? `[${host}]` : host;
  checkBaseUrl(config, `imap://${name}:${port}`.replace("imap:", "http:"));
  if (security === "plain" && !isLoopback(host)) throw refused("plain-not-local", { host });
}
