/** Where the unsent words of this form are kept; apart from the form, so that a mark of a draft does not load it. */
export const taskDraft = (clientId: number) => `client-${clientId}-task`;
