export { renderDocument } from "./document.ts";
export { renderLanding } from "./landing.ts";
export { renderMessagePage } from "./message.ts";
export { paths } from "./model.ts";
export type { ApplicationForm, Firm, FormValues, LandingModel } from "./model.ts";
export { renderThankYou } from "./thank-you.ts";
