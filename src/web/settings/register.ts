import { registerCommand } from "../lib/registry.ts";
import { goTo } from "../lib/address.ts";
import { registerLive } from "../lib/live.ts";
import { sections } from "./sections.ts";

registerLive({
  "user.created": () => [["users"]],
  "user.changed": () => [["users"]],
  "user.signed-in": () => [["users"], ["audit"]],
  "user.sign-in-failed": () => [["users"], ["audit"]],
  "user.shift-started": () => [["users"]],
  "user.shift-ended": () => [["users"]],
  "token.created": () => [["tokens"]],
  "token.revoked": () => [["tokens"]],
  "connection.changed": () => [["connections"]],
  "connection.failed": () => [["connections"]],
  "firm.changed": () => [["firm"]],
});

for (const { id, title, icon, right, parts } of sections) {
  registerCommand({ id: `settings-${id}`, title: [`Настройки: ${title[0]}`, `Settings: ${title[1]}`], icon, ...(right === null ? {} : { right }), words: parts.flat().join(" "), run: () => goTo(`/settings/${id}`) });
}
