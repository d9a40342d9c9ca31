import { giveConsent } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { datedText } from "../law/index.ts";
import type { ReadForm } from "./form.ts";

/**
 * Each consent is kept apart, with the edition of the text, the time and the address at which the form was sent
 * (152-FZ art. 9), also when a suspect is released days later. Returns the edition of the first.
 */
export async function giveFormConsents(ctx: Ctx, form: ReadForm, clientId: number): Promise<string> {
  const { address, agent } = form.sending;
  const proof = { clientId, isGiven: true, source: "site", at: form.sentAt, address, agent };
  const textVersion = form.consentVersion ?? (await datedText(ctx, "consent.personal-data")).version;
  await giveConsent(ctx, { ...proof, purpose: "personal-data", textVersion });
  if (form.wantsAdvertising) {
    const advertising = await datedText(ctx, "consent.advertising");
    await giveConsent(ctx, { ...proof, purpose: "advertising", textVersion: advertising.version });
  }
  return textVersion;
}
