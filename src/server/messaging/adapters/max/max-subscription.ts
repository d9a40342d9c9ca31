import { z } from "zod";
import type { Subscription } from "../port.ts";
import type { AskMax } from "./max-client.ts";
import { partnerErrorOf } from "./max-errors.ts";
import { updateTypes } from "./max-hooks.ts";

const Listed = z.object({ subscriptions: z.array(z.object({ url: z.string() })) });

/** After eight hours without our 200 MAX forgets the address; and addresses add up, so former ones of ours are taken off. */
export function maxSubscription(ask: AskMax, secret: string): Subscription {
  const list = async (): Promise<string[]> =>
    Listed.parse(await ask("GET", "/subscriptions", {})).subscriptions.map(({ url }) => url);
  const orError = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw partnerErrorOf(error);
    }
  };
  return {
    isOn: (hookUrl) => orError(async () => (await list()).includes(hookUrl)),
    turnOn: (hookUrl) =>
      orError(async () => {
        const ours = pathOf(hookUrl);
        for (const url of await list())
          if (url !== hookUrl && pathOf(url) === ours) await ask("DELETE", "/subscriptions", { url });
        await ask("POST", "/subscriptions", {}, { url: hookUrl, secret, update_types: updateTypes });
      }),
    turnOff: (hookUrl) => orError(async () => void (await ask("DELETE", "/subscriptions", { url: hookUrl }))),
  };
}

/** The same door of ours under an older public address; another program's hooks are left alone. */
const pathOf = (url: string): string => {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
};
