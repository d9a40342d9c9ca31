/** Made in the browser for one intent: pressed twice, or tried again after a lost answer, it stays one record. */
export const newKey = (): string =>
  // randomUUID is absent where the page is not served securely.
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
