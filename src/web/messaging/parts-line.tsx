import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { quoteMessage } from "../../api/messaging.ts";
import { smsParts } from "../../api/sms-parts.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { channelTexts } from "./channel-texts.ts";

/** The price is asked of the partner, so only when the typing rests. */
const REST_MS = 900;

/** How many parts a text message takes, at every letter; what it costs, when the typing rests. */
export function PartsLine({ clientId, connectionId, text }: { clientId: number; connectionId: number; text: string }) {
  const t = useTexts(channelTexts);
  const f = useFormat();
  const rested = useRested(text);
  const quote = useQuery({
    queryKey: ["client", clientId, "quote", connectionId, rested],
    queryFn: ({ signal }) =>
      call(quoteMessage, { params: { id: clientId }, body: { connectionId, text: rested } }, { signal }),
    enabled: rested !== "",
    staleTime: 60_000,
    retry: false,
  });
  if (text === "") return null;
  const cost = rested === text ? (quote.data?.costKopecks ?? null) : null;
  const parts = t("parts", { n: smsParts(text) });
  return <span data-testid="message-parts">{cost === null ? parts : `${parts}, ${f.money(cost)}`}</span>;
}

function useRested(text: string): string {
  const [rested, setRested] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
