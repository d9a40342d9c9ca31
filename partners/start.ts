import fastify from "fastify";
import { Clock } from "./kernel/clock.ts";
import { controlRoutes } from "./kernel/control.ts";
import { Faults } from "./kernel/faults.ts";
import type { PartnerMaker } from "./kernel/partner.ts";
import { RequestLog } from "./kernel/request-log.ts";
import { pageRoutes } from "./page/routes.ts";
import { max } from "./max/max.ts";
import { smsc } from "./smsc/smsc.ts";
import { smtp } from "./smtp/smtp.ts";
import { telegram } from "./telegram/telegram.ts";
import { twilio } from "./twilio/twilio.ts";
import { zadarma } from "./zadarma/zadarma.ts";

/** Who lives in the sandbox. A new partner is a folder and a word in this list. */
const partnerMakers: PartnerMaker[] = [twilio, zadarma, smtp, max, telegram, smsc];

export type PartnersOptions = { port: number; host?: string; productUrl?: string; smtpPort?: number };

/** Port 0 takes any free port; the address comes back in `url`. */
export async function startPartners(
  options: PartnersOptions,
): Promise<{ url: string; smtpUrl: string; close: () => Promise<void> }> {
  const { port, host = "127.0.0.1", productUrl = "http://127.0.0.1:3000", smtpPort = 0 } = options;
  const report = (error: unknown): void => console.error("partners:", error);
  const clock = new Clock(report);
  const faults = new Faults();
  const log = new RequestLog();
  const partners = partnerMakers.map(({ name, make }) =>
    make({
      clock,
      report,
      productUrl: productUrl.replace(/\/$/, ""),
      takeFault: (route) => faults.take(name, route),
      note: (method, path, body) =>
        log.add({ at: new Date(clock.now()).toISOString(), partner: name, method, path, body }),
      smtpPort,
    }),
  );

  // A hung answer must not hold the shutdown.
  const app = fastify({ forceCloseConnections: true, bodyLimit: 24 * 1024 * 1024 });
  for (const partner of partners) {
    await app.register(
      async (scope) => {
        log.watch(scope, partner.name, clock);
        partner.api(scope);
      },
      { prefix: `/${partner.name}` },
    );
  }
  await app.register(
    async (control) => {
      controlRoutes(control, { clock, faults, log, partners });
      for (const partner of partners) {
        await control.register(async (scope) => partner.control(scope), { prefix: `/${partner.name}` });
      }
    },
    { prefix: "/control" },
  );
  pageRoutes(app);

  const close = async (): Promise<void> => {
    clock.close();
    for (const partner of partners) await partner.close?.();
    await app.close();
  };
  try {
    const url = await app.listen({ port, host });
    const doors = new Map<string, string>();
    for (const partner of partners) if (partner.open) doors.set(partner.name, await partner.open(host));
    return { url, smtpUrl: doors.get("smtp") ?? "", close };
  } catch (error) {
    // A door that did not open must not leave the others open: the program would neither work nor end.
    await close();
    throw error;
  }
}
