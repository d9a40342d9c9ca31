/** What higher floors may ask of clients. */
export { addComment } from "./add-comment.ts";
export { addPhone } from "./add-phone.ts";
export { changeTags } from "./change-tags.ts";
export { addDebt } from "./debts/add-debt.ts";
export { fieldNames } from "./field-titles-data.ts";
export { factsFrom } from "./field-values.ts";
export { createByProfile } from "./create-by-profile.ts";
export { findOrCreateByPhone } from "./find-or-create-by-phone.ts";
export { giveConsent } from "./give-consent.ts";
export { normalPhone } from "./phones/rules.ts";
export { readClient } from "./read-client.ts";
export { clientBrief, clientBriefs, holdClient, holdsConsent, lockClient, phoneOwner } from "./store.ts";
export { updateClient } from "./update-client.ts";
