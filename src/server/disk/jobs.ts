import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { purgeDue } from "./bin/purge-node.ts";
import { dropContent, dropPreviews } from "./drop-content.ts";
import { dropContentJob, makePreviewJob, readTextJob } from "./job-names.ts";
import { makePreview } from "./previews/make-preview.ts";
import { readText } from "./texts/read-text.ts";
import { sweepParts } from "./uploads/sweep-parts.ts";
import { verifyFiles } from "./verify-files.ts";

export const jobs = [
  defineJob({ ...readTextJob, concurrency: 1, run: (ctx, { versionId }) => readText(ctx, versionId) }),
  defineJob({ ...makePreviewJob, concurrency: 1, run: (ctx, { versionId }) => makePreview(ctx, versionId) }),
  defineJob({ ...dropContentJob, run: (ctx, { keys }) => dropContent(ctx, keys) }),
  defineJob({ name: "disk.verify-files", data: z.object({}), concurrency: 1, run: (ctx) => verifyFiles(ctx) }),
  defineJob({
    name: "disk.sweep-bin",
    data: z.object({}),
    concurrency: 1,
    async run(ctx) {
      await purgeDue(ctx);
      await dropPreviews(ctx);
      await sweepParts(ctx);
    },
  }),
];
