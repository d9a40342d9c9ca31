import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { refreshSearches } from "./custom-fields/refresh-searches.ts";
import { refreshSearchesJob } from "./job-names.ts";

export const refreshSearchTexts = defineJob({
  ...refreshSearchesJob,
  data: z.object({ field: z.string(), after: z.int() }),
  concurrency: 1,
  run: refreshSearches,
});
