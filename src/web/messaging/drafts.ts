/** Where the unsent words of this form are kept; apart from the form, so that a mark of a draft does not load it. */
export const messageDraft = (clientId: number) => `client-${clientId}-message`;
