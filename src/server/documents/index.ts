/** What higher floors may ask of documents. */
export { finaliseDocument } from "./papers/finalise-document.ts";
export { makeDocument } from "./papers/make-document.ts";
export { setMatterFacts } from "./papers/matter-facts.ts";
export { papersAt } from "./requests/papers-at.ts";
export { installDocuments } from "./templates/install-shipped.ts";
