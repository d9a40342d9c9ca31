import type { Subscriber } from "../../kernel/ctx.ts";
import { findStaleJob, reviewPackagesJob } from "../job-names.ts";
import { factEvents, paperEvents } from "./packages-touched.ts";

export const packageSubscribers: readonly Subscriber[] = [
  { events: factEvents, job: findStaleJob.name },
  {
    events: [...factEvents, ...paperEvents, "document.changed"],
    job: reviewPackagesJob.name,
    // The PDF of a paper changes nothing in it.
    when: (data) => data["what"] !== "pdf",
  },
];
