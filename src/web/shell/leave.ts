import type { AnyRouter } from "@tanstack/react-router";
import { signOut } from "../../api/access.ts";
import { call } from "../lib/api.ts";
import { dropSession } from "../lib/session.ts";
import { toastError } from "../ui/toast-store.ts";

export async function leave(router: AnyRouter): Promise<void> {
  try {
    await call(signOut);
  } catch (error) {
    toastError(error);
    return;
  }
  await router.navigate({ to: "/sign-in", search: {} });
  dropSession();
}
