export { installDefaultAutomation } from "./install-default-automation.ts";
export { unreadable } from "./form.ts";
export { makeFormMark } from "./form-mark.ts";
export { submitForm } from "./submit-form.ts";
export { applicationByToken } from "./thank-you.ts";
export { receiveApplication } from "./receive-application.ts";
export { takeApplication } from "./take-application.ts";
