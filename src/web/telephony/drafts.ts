/** Where the unsent words of this form are kept; apart from the form, so that a mark of a draft does not load it. */
export const callDraft = (clientId: number) => `client-${clientId}-call`;
/** The note of a call of the line, and its result as chosen and not yet saved. */
export const noteDraft = (callId: number) => `call-${callId}-note`;
export const resultDraft = (callId: number) => `call-${callId}-result`;
