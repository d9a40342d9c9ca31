// Click to call from anywhere: the person's own phone rings first, then the number is dialled.
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import type { MouseEvent } from "react";
import type { CallOf } from "../../api/endpoint.ts";
import { getMyPhone, placeCall } from "../../api/telephony.ts";
import { goTo } from "../lib/address.ts";
import { ApiError, call } from "../lib/api.ts";
import { say } from "../lib/i18n.ts";
import { newKey } from "../lib/new-key.ts";
import { formatPhone } from "../lib/people.ts";
import { useSession } from "../lib/session.ts";
import { dialTexts } from "./dial-texts.ts";
import { errorText } from "./error-text.ts";
import { toast } from "./toast-store.ts";

export const myPhoneQuery = queryOptions({
  queryKey: ["telephony", "my-phone"],
  queryFn: ({ signal }) => call(getMyPhone, {}, { signal }),
  staleTime: 5 * 60_000,
});

export function useMyPhone() {
  const { can } = useSession();
  return useQuery({ ...myPhoneQuery, enabled: can("calls.read") }).data;
}

/** A client's main phone, one of his phones, or any number. */
export type DialTarget = Omit<CallOf<typeof placeCall>["body"], "key">;

// One press is one call: a second one while the first is on its way is the same finger.
let isPlacing = false;
// Told once a page: who calls by his own device all day needs no reminder at each number.
let wasTold = false;

export function useDial() {
  const { can } = useSession();
  const phone = useMyPhone();
  const queries = useQueryClient();
  const canDial = can("calls.write") && phone?.canCall === true;
  const dial = async (target: DialTarget) => {
    if (isPlacing) return;
    isPlacing = true;
    try {
      const body = { ...target, key: newKey() };
      // An answer lost on the way: the same key is the same call, so asking again rings nobody twice.
      const placed = await call(placeCall, { body }).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 0) return call(placeCall, { body });
        throw error;
      });
      await tell(placed.state, placed.outcome, placed.reason, target.number ?? placed.number);
    } catch (error) {
      toast({ text: say(dialTexts, "failed"), detail: await whyNot(error), tone: "red" });
    } finally {
      isPlacing = false;
      void queries.invalidateQueries({ queryKey: ["telephony", "current"] });
    }
  };
  /** For a link of a number: it stays an ordinary `tel:` link where the line cannot be used. */
  const linkProps = (tel: string, target: DialTarget) => ({
    href: `tel:${tel}`,
    onClick: (event: MouseEvent) => {
      if (!canDial) return phone?.extension === null && can("calls.write") ? tellOnce() : undefined;
      event.preventDefault();
      void dial(target);
    },
  });
  return { canDial, dial, linkProps };
}

async function tell(
  state: string,
  outcome: string | null,
  reason: string | null,
  number: string | null | undefined,
): Promise<void> {
  if (state === "unknown") {
    toast({ text: say(dialTexts, "unknown"), detail: say(dialTexts, "unknownHint"), tone: "amber", life: 8000 });
    return;
  }
  if (outcome === "failed") {
    toast({ text: say(dialTexts, "failed"), detail: (reason && (await wordsOf(reason))) || "", tone: "red" });
    return;
  }
  const detail = number
    ? say(dialTexts, "callingThen", { phone: formatPhone(number) })
    : say(dialTexts, "callingClient");
  toast({ text: say(dialTexts, "calling"), detail, tone: "gray" });
}

function tellOnce(): void {
  if (wasTold) return;
  wasTold = true;
  toast({
    text: say(dialTexts, "noExtension"),
    detail: say(dialTexts, "noExtensionHint"),
    tone: "gray",
    life: 8000,
    action: { label: say(dialTexts, "giveExtension"), run: () => goTo("/profile") },
  });
}

const whyNot = async (error: unknown): Promise<string> =>
  (error instanceof ApiError && error.reason ? await wordsOf(error.reason, error.details) : undefined) ??
  errorText(error);

/** The long table of reasons comes only to a call that was refused; without it the refusal is still told. */
const wordsOf = (reason: string, details?: Record<string, unknown>): Promise<string | undefined> =>
  import("../lib/reason-words.ts").then(({ reasonText }) => reasonText(reason, details)).catch(() => undefined);
