export { landingCss } from "./css.ts";
export { renderDocument } from "./document.ts";
export { renderLanding } from "./landing.ts";
export { renderMessagePage } from "./message.ts";
export { paths } from "./model.ts";
export type {
  ApplicationForm,
  DocumentModel,
  FieldName,
  Firm,
  FormValues,
  LandingModel,
  MessageModel,
  ThankYouModel,
} from "./model.ts";
export { renderThankYou } from "./thank-you.ts";
