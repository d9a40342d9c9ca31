export { datedText } from "./dated-text.ts";
export { installLaw } from "./install-law.ts";
export { legalRule } from "./legal-rule.ts";
export { fillText } from "./rules.ts";
