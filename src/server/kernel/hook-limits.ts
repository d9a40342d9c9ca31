import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { HouseError } from "./errors.ts";

/**
 * After an outage a partner brings what it kept in one burst: three thousand at once are taken, 300 a second in the
 * long run. What is over is answered 429, so that it is brought again.
 */
const OF_CONNECTION = { max: 3000, timeWindow: 10_000 };
/** Who is not believed may err a while; after that nothing of him is looked up twice, logged or kept. */
const OF_STRANGER = { max: 60, timeWindow: 60_000 };

const addressOf = (request: FastifyRequest): string => request.ip ?? "gone";
const nobody = (): boolean => false;

/** For `config` of a hook's route: what one address may ask at all. Partners share addresses, so it is wider than a connection's. */
export const addressLimit = { max: 6000, timeWindow: 10_000, keyGenerator: addressOf, allowList: nobody };

export interface HookLimits {
  /** Counts a hook that is believed, by its connection; throws "too-many". */
  ofBelieved(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Counts one that is not, by its address; throws "too-many". A true hook of the same address goes on being taken. */
  ofStranger(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

/** `keyOf` names the connection of a believed request. */
export function hookLimits(http: FastifyInstance, keyOf: (request: FastifyRequest) => string): HookLimits {
  const believed = http.createRateLimit({ ...OF_CONNECTION, keyGenerator: keyOf, allowList: nobody });
  const stranger = http.createRateLimit({ ...OF_STRANGER, keyGenerator: addressOf, allowList: nobody });
  return {
    ofBelieved: (request, reply) => spend(believed, request, reply),
    ofStranger: (request, reply) => spend(stranger, request, reply),
  };
}

async function spend(
  limit: ReturnType<FastifyInstance["createRateLimit"]>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const spent = await limit(request);
  if (spent.isAllowed || !spent.isExceeded) return;
  void reply.header("retry-after", String(spent.ttlInSeconds));
  throw new HouseError("too-many", "too many hooks, bring it again later");
}
