import { advertisingRules } from "./data/advertising.ts";
import { consumerRules } from "./data/consumer.ts";
import { courtRules } from "./data/court.ts";
import { keepingRules } from "./data/keeping.ts";
import { mfcRules } from "./data/mfc.ts";
import { personalDataRules } from "./data/personal-data.ts";
import { petitionRules } from "./data/petition.ts";
import { procedureRules } from "./data/procedure.ts";
import { toolRules } from "./data/tools.ts";
import { courtCourseRules } from "./data/court-course.ts";
import { paperRules } from "./data/papers.ts";
import { protectionRules } from "./data/protection.ts";
import type { ShippedRule } from "./shipped-rule.ts";

/** Every legal number, term and word of the product. Code asks for them by date and holds none of its own. */
export const shippedRules: readonly ShippedRule[] = [
  ...courtRules,
  ...petitionRules,
  ...procedureRules,
  ...mfcRules,
  ...toolRules,
  ...advertisingRules,
  ...personalDataRules,
  ...courtCourseRules,
  ...paperRules,
  ...protectionRules,
  ...consumerRules,
  ...keepingRules,
];
