const names: Readonly<Record<string, string>> = {
  whatsapp: "WhatsApp",
  max: "MAX",
  telegram: "Telegram",
  sms: "SMS",
  email: "E-mail",
};

/** The messenger's own name; what the firm called its connection may say too much for a button. */
export const channelTitle = (channel: string): string => names[channel] ?? channel;
