import { defineTexts } from "../lib/i18n.ts";

export const channelTexts = defineTexts({
  parts: [
    "{n, plural, one {# часть} few {# части} many {# частей} other {# части}}",
    "{n, plural, one {# part} other {# parts}}",
  ],
  linksLabel: ["Ссылки для клиента", "Links for the client"],
  linkTo: ["Ссылка в {channel}", "Link to {channel}"],
  linkHint: [
    "Отправьте клиенту: по ней он откроет переписку в {channel}, и она попадёт в эту карту",
    "Send it to the client: it opens a conversation in {channel} that comes to this card",
  ],
  linkCopied: ["Ссылка в {channel} скопирована, действует 30 дней", "The {channel} link is copied, good for 30 days"],
});
