export { datedText } from "./dated-text.ts";
export { installLaw } from "./install-law.ts";
export { legalRule, type LegalRule } from "./legal-rule.ts";
export { fillText } from "./rules.ts";
