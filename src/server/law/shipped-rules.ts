import { advertisingRules } from "./data/advertising.ts";
import { courtRules } from "./data/court.ts";
import { keepingRules } from "./data/keeping.ts";
import { mfcRules } from "./data/mfc.ts";
import type { ShippedRule } from "./shipped-rule.ts";

/** Every legal number, term and word of the product. Code asks for them by date and holds none of its own. */
export const shippedRules: readonly ShippedRule[] = [...courtRules, ...mfcRules, ...advertisingRules, ...keepingRules];
