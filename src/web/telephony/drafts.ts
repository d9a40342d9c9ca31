/** Where the unsent words of this form are kept; apart from the form, so that a mark of a draft does not load it. */
export const callDraft = (clientId: number) => `client-${clientId}-call`;
