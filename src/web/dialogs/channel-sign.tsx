import {
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconDeviceMobileMessage,
  IconMail,
  IconMessage2,
  IconPhone,
  type Icon,
} from "@tabler/icons-react";
import { channelTitle } from "../lib/channel-names.ts";
import { useTexts } from "../lib/i18n.ts";
import { dialogTexts } from "./texts.ts";

const signs: Record<string, Icon> = {
  whatsapp: IconBrandWhatsapp,
  telegram: IconBrandTelegram,
  sms: IconDeviceMobileMessage,
  email: IconMail,
  call: IconPhone,
};

/** The channel in a sign, with its name said aloud. */
export function ChannelSign({ channel, size = 15 }: { channel: string; size?: number }) {
  const name = useChannelName()(channel);
  const Sign = signs[channel] ?? IconMessage2;
  return <Sign size={size} stroke={1.8} role="img" aria-label={name} />;
}

export function useChannelName(): (channel: string) => string {
  const t = useTexts(dialogTexts);
  return (channel) => (channel === "call" ? t("calls") : channelTitle(channel));
}
