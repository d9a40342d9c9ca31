import { IconUsersGroup } from "@tabler/icons-react";
import { goTo } from "../lib/address.ts";
import { onLive } from "../lib/live.ts";
import { registerCommand } from "../lib/registry.ts";

// What to do with the news comes with the first of them: the shell stays light.
onLive(["chat.posted", "chat.post-changed", "chat.room-changed", "chat.read"], (event) => {
  void import("./take-news.ts").then(({ takeNews }) => takeNews(event));
});
registerCommand({
  id: "chat-new",
  title: ["Написать коллеге", "Write to a colleague"],
  icon: IconUsersGroup,
  words: "чат беседа комната chat room talk",
  run: () => goTo("/chat?new=direct"),
});
