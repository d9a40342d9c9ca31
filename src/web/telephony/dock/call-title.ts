import { say } from "../../lib/i18n.ts";
import { formatPhone } from "../../lib/people.ts";
import { callWordTexts } from "../call-words.ts";
import type { CurrentCall } from "../queries.ts";

/** Who it is, as far as it is known. */
export function callTitle({
  card,
  client,
  number,
  isHidden,
}: Pick<CurrentCall, "card" | "client" | "number" | "isHidden">) {
  const name = card?.name ?? client?.name;
  if (name) return name;
  return isHidden || number === null ? say(callWordTexts, "hidden") : formatPhone(number);
}
