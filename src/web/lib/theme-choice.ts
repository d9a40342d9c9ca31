import { useMantineColorScheme } from "@mantine/core";
import { updateProfile } from "../../api/access.ts";
import { call } from "./api.ts";
import { useSession, useSessionChange, type Session } from "./session.ts";
import { toastError } from "../ui/toast-store.ts";

type Theme = Session["user"]["theme"];

/** The choice is seen at once, kept in the browser for the next first paint and in the profile for other devices. */
export function useThemeChoice() {
  const { user } = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const save = useSessionChange((theme: Theme) => call(updateProfile, { body: { theme } }));
  const choose = (theme: Theme) => {
    setColorScheme(theme);
    save.mutate(theme, { onError: (error) => toastError(error) });
  };
  return { theme: user.theme, choose };
}
