import { IconBrandTelegram, IconCheck, IconLink, IconMessageCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReplyOf } from "../../api/endpoint.ts";
import { listChannelLinks } from "../../api/messaging.ts";
import { call } from "../lib/api.ts";
import { channelTitle } from "../lib/channel-names.ts";
import { useTexts } from "../lib/i18n.ts";
import { toast } from "../ui/toast-store.ts";
import styles from "./channel-links.module.css";
import { channelTexts } from "./channel-texts.ts";

type Link = ReplyOf<typeof listChannelLinks>["items"][number];

/** Bots cannot write first: a link, given to the client by any way, opens the conversation straight on his card. */
export function ChannelLinks({ clientId }: { clientId: number }) {
  const t = useTexts(channelTexts);
  const query = useQuery({
    queryKey: ["client", clientId, "channel-links"],
    queryFn: ({ signal }) => call(listChannelLinks, { params: { id: clientId } }, { signal }),
    // Each answer is signed until a date of its own; an hour-old one is as good.
    staleTime: 3_600_000,
    retry: false,
  });
  const links = (query.data?.items ?? []).filter((link) => !link.isBound);
  if (links.length === 0) return null;
  return (
    <div className={styles.links} role="group" aria-label={t("linksLabel")}>
      {links.map((link) => (
        <CopyLink key={link.connectionId} link={link} />
      ))}
    </div>
  );
}

function CopyLink({ link }: { link: Link }) {
  const t = useTexts(channelTexts);
  const [isCopied, setCopied] = useState(false);
  const channel = channelTitle(link.channel);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link.url);
      setCopied(true);
      toast({ text: t("linkCopied", { channel }), life: 3500 });
    } catch {
      // The browser keeps the clipboard from pages without https: the person copies by hand.
      toast({ text: link.url, tone: "amber" });
    }
  };
  const Icon = isCopied ? IconCheck : link.channel === "telegram" ? IconBrandTelegram : IconMessageCircle;
  return (
    <button
      type="button"
      className={styles.link}
      onClick={() => void copy()}
      title={t("linkHint", { channel })}
      data-testid={`channel-link-${link.channel}`}
    >
      <Icon size={16} stroke={1.8} />
      {t("linkTo", { channel })}
      <IconLink size={14} stroke={1.8} />
    </button>
  );
}
