import type { Selectable } from "kysely";
import type { App } from "../../kernel/ctx.ts";
import { checkMailHost } from "./check-host.ts";
import type { MailAccount } from "../adapters/mail-account.ts";
import { MailFault } from "../adapters/mail-fault.ts";
import type { MailboxesTable } from "../tables.ts";

export type MailboxRow = Selectable<MailboxesTable>;

/** The account with its password opened; asked anew each time whether its address is lawful still. */
export function imapAccount(app: App, row: MailboxRow): MailAccount {
  const server = { host: row.imap_host, port: row.imap_port, security: row.imap_security };
  return account(app, row, { ...server, user: row.login });
}
export function smtpAccount(app: App, row: MailboxRow): MailAccount {
  const server = { host: row.smtp_host, port: row.smtp_port, security: row.smtp_security };
  return account(app, row, { ...server, user: row.smtp_login ?? row.login });
}

function account(app: App, row: MailboxRow, server: Omit<MailAccount, "password" | "certificate">): MailAccount {
  try {
    checkMailHost(app.config, server);
  } catch (cause) {
    throw new MailFault("private-address", "the address leads into a private network", cause);
  }
  return { ...server, certificate: row.certificate, password: passwordOf(app, row) };
}

/** Sealed with the key of another installation: it must be given anew. */
function passwordOf(app: App, row: MailboxRow): string {
  try {
    return app.secrets.open(row.password_sealed);
  } catch (cause) {
    throw new MailFault("secret-unreadable", "the password was sealed with another key, give it anew", cause);
  }
}
