/** Published test values of Twilio's documentation style, not secrets. */
export const demoAccount = {
  sid: "AC0123456789abcdef0123456789abcdef",
  authToken: "0123456789abcdef0123456789abcdef",
  apiKey: { sid: "SK0123456789abcdef0123456789abcdef", secret: "0123456789abcdef0123456789abcdef" },
  messagingService: "MG0123456789abcdef0123456789abcdef",
  sender: "whatsapp:+73912000000",
  textSender: "+73912000000",
  channelInstall: "XE00000000000000000000000000000000",
};

export const demoInboundPath = "/hooks/twilio/inbound?c=wa1";
export const demoTextPath = "/hooks/twilio/inbound?c=sms1";
