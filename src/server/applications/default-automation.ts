import { applications } from "./default-automation/applications.ts";
import { court } from "./default-automation/court.ts";
import { mfc } from "./default-automation/mfc.ts";
import { payments } from "./default-automation/payments.ts";
import { protection } from "./default-automation/protection.ts";
import type { DefaultPipeline } from "./default-automation/shapes.ts";

/** The automation that every new base gets, pipeline by pipeline (domain-process, sections 1–5), as far as the present slices reach. */
export const defaultAutomation: readonly DefaultPipeline[] = [applications, court, mfc, protection, payments];
