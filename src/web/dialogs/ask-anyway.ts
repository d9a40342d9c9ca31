import { claimClient } from "../../api/inbox.ts";
import { ApiError, call } from "../lib/api.ts";
import { say } from "../lib/i18n.ts";
import { confirm } from "../ui/confirm.tsx";
import { dialogTexts } from "./texts.ts";

/** Who answers the client is decided by the server; the person decides whether to answer beside him. */
export async function askAnyway(clientId: number): Promise<boolean> {
  try {
    await call(claimClient, { params: { id: clientId }, body: {} });
    return true;
  } catch (error) {
    // The sending itself tells what is wrong with the network or with rights.
    if (!isClaimed(error)) return true;
    const said = error.details["name"];
    const name = typeof said === "string" ? said : "";
    const isMeant = await confirm({
      title: say(dialogTexts, "warned", { name }),
      text: say(dialogTexts, "warnedHint"),
      action: say(dialogTexts, "sendAnyway"),
    });
    if (isMeant) await call(claimClient, { params: { id: clientId }, body: { anyway: true } });
    return isMeant;
  }
}

export const isClaimed = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.reason === "claimed-by";
