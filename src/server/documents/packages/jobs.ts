import { z } from "zod";
import { defineJob } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { joinPages } from "../requests/pages/join-pages.ts";
import { watchPapers } from "../requests/watch-papers.ts";
import { buildPackage, fail } from "./build-package.ts";
import { findStale } from "./find-stale.ts";
import { reviewPackages } from "./review-packages.ts";
import { orderPackage } from "./robots.ts";

const ofEvent = z.object({ eventId: z.int() });

const joins = defineJob({
  name: "documents.join-pages",
  data: z.object({ itemId: z.int() }),
  concurrency: 1,
  run: (ctx, { itemId }) => joinPages(ctx, itemId),
});
/** A whole package is held in memory while it is bound: one at a time in a process. */
const builds = defineJob({
  name: "documents.build-package",
  data: z.object({ revisionId: z.int() }),
  concurrency: 1,
  async run(ctx, { revisionId }) {
    try {
      await buildPackage(ctx, revisionId);
    } catch (error) {
      // What a repeat may cure is repeated; of what it may not the page says that it failed.
      if (!(error instanceof HouseError) || error.retryable) throw error;
      await fail(ctx, revisionId, error.reason ?? error.code);
    }
  },
});
const orders = defineJob({
  name: "documents.order-package",
  data: z.object({ packageId: z.int(), runId: z.int(), onceKey: z.string() }),
  run: (ctx, { runId, ...order }) => orderPackage({ ...ctx, actor: { kind: "robot", id: runId } }, order),
});
const reviews = defineJob({
  name: "documents.review-packages",
  data: ofEvent,
  run: (ctx, { eventId }) => reviewPackages(ctx, eventId),
});
const staleness = defineJob({
  name: "documents.find-stale",
  data: ofEvent,
  run: (ctx, { eventId }) => findStale(ctx, eventId),
});
const watch = defineJob({ name: "documents.watch-papers", data: z.object({}), run: (ctx) => watchPapers(ctx) });

export const packageJobs = [joins, builds, orders, reviews, staleness, watch];
