import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Clock } from "./clock.ts";
import { type Faults, readPlan } from "./faults.ts";
import { Invalid, Missing, parse } from "./invalid.ts";
import type { Partner } from "./partner.ts";
import type { RequestLog } from "./request-log.ts";

export type Controlled = { clock: Clock; faults: Faults; log: RequestLog; partners: Partner[] };

const Advance = z.strictObject({
  seconds: z
    .number()
    .min(0)
    .max(10 * 366 * 86_400),
});
const FaultOrder = z.strictObject({ partner: z.string(), route: z.string(), plan: z.unknown() });
const FaultChoice = z.strictObject({ partner: z.string().optional(), route: z.string().optional() });
const LogChoice = z.strictObject({
  partner: z.string().optional(),
  limit: z.coerce.number().int().min(1).optional(),
});

/** The control API common to all partners. */
export function controlRoutes(app: FastifyInstance, sandbox: Controlled): void {
  const { clock, faults, log, partners } = sandbox;
  answerErrors(app);
  acceptEmptyJson(app);

  app.get("/health", async () => ({ ok: true, partners: partners.map((partner) => partner.name) }));

  app.get("/requests", async (request) => {
    const { partner, limit } = parse(LogChoice, request.query, "The query");
    if (partner) findPartner(partners, partner);
    return { requests: log.list(partner, limit) };
  });

  app.post("/advance", async (request) => {
    const { seconds } = parse(Advance, request.body, "The body");
    const { now, fired } = await clock.advance(seconds);
    return { now: new Date(now).toISOString(), fired };
  });

  app.get("/clock", async () => ({ now: new Date(clock.now()).toISOString() }));

  app.get("/faults", async () => ({
    faults: faults.list(),
    routes: Object.fromEntries(partners.map((partner) => [partner.name, partner.faultRoutes])),
  }));

  app.put("/faults", async (request) => {
    const order = parse(FaultOrder, request.body, "The body");
    const routes = findPartner(partners, order.partner).faultRoutes;
    const allowed = routes[order.route];
    if (!allowed) throw new Invalid(`No route "${order.route}"; there are: ${Object.keys(routes).join(", ")}.`);
    faults.set(order.partner, order.route, readPlan(order.plan, allowed));
    return { faults: faults.list() };
  });

  app.delete("/faults", async (request) => {
    const choice = parse(FaultChoice, request.query, "The query");
    return { cleared: faults.clear(choice.partner, choice.route) };
  });
}

function findPartner(partners: Partner[], name: string): Partner {
  const partner = partners.find((candidate) => candidate.name === name);
  if (!partner) {
    throw new Invalid(`No partner "${name}"; there are: ${partners.map((candidate) => candidate.name).join(", ")}.`);
  }
  return partner;
}

/** Clients often send the JSON header with an empty DELETE or POST; that is no mistake worth a refusal. */
function acceptEmptyJson(app: FastifyInstance): void {
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser(
    "application/json",
    { parseAs: "string" },
    async (_request: unknown, body: string | Buffer) => {
      if (body.length === 0) return undefined;
      try {
        const value: unknown = JSON.parse(body.toString());
        return value;
      } catch {
        throw new Invalid("The body is not valid JSON.");
      }
    },
  );
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Invalid) return reply.code(400).send({ error: error.message });
    if (error instanceof Missing) return reply.code(404).send({ error: error.message });
    throw error;
  });
}
