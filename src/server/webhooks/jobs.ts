import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { processArrival } from "./arrivals/process-arrival.ts";
import { deliver as deliverOne } from "./deliveries/deliver.ts";
import { sweep as sweepAll } from "./deliveries/sweep.ts";

export const deliver = defineJob({
  name: "webhooks.deliver",
  data: z.object({ deliveryId: z.int() }),
  concurrency: 4,
  run: (ctx, { deliveryId }) => deliverOne(ctx, deliveryId),
});

export const process = defineJob({
  name: "webhooks.process-arrival",
  data: z.object({ arrivalId: z.int() }),
  run: (ctx, { arrivalId }) => processArrival(ctx, arrivalId),
});

export const sweep = defineJob({ name: "webhooks.sweep", data: z.object({}), concurrency: 1, run: sweepAll });
