import fastify from "fastify";
import { Clock } from "./kernel/clock.ts";
import { controlRoutes } from "./kernel/control.ts";
import { Faults } from "./kernel/faults.ts";
import type { PartnerMaker } from "./kernel/partner.ts";
import { RequestLog } from "./kernel/request-log.ts";
import { pageRoutes } from "./page/routes.ts";
import { twilio } from "./twilio/twilio.ts";

/** Who lives in the sandbox. A new partner is a folder and a word in this list. */
const partnerMakers: PartnerMaker[] = [twilio];

export type PartnersOptions = { port: number; host?: string; productUrl?: string };

/** Port 0 takes any free port; the address comes back in `url`. */
export async function startPartners(options: PartnersOptions): Promise<{ url: string; close: () => Promise<void> }> {
  const { port, host = "127.0.0.1", productUrl = "http://127.0.0.1:3000" } = options;
  const report = (error: unknown): void => console.error("partners:", error);
  const clock = new Clock(report);
  const faults = new Faults();
  const log = new RequestLog();
  const partners = partnerMakers.map(({ name, make }) =>
    make({ clock, report, productUrl: productUrl.replace(/\/$/, ""), takeFault: (route) => faults.take(name, route) }),
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

  const url = await app.listen({ port, host });
  return {
    url,
    close: async () => {
      clock.close();
      await app.close();
    },
  };
}
