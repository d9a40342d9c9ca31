import { IconKeyboard, IconLogout, IconMoon, IconSun, IconUser, type Icon } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { createElement, type ReactNode } from "react";
import { sayPair, useTexts } from "../lib/i18n.ts";
import { matchesTyped } from "../lib/layout-switch.ts";
import { useSession } from "../lib/session.ts";
import { leave } from "./leave.ts";
import { openHelp } from "./help-state.ts";
import { useSections } from "./navigation.ts";
import { registeredCommands } from "../lib/registry.ts";
import { shellTexts } from "./texts.ts";
import { useThemeChoice } from "../lib/theme-choice.ts";

export type PaletteCommand = { id: string; title: string; icon: ReactNode; run: () => void };
type Entry = { id: string; title: string; words?: string | undefined; icon: Icon; run: () => void };

/** Commands that fit what is typed; with nothing typed, the first few. */
export function useCommands(typed: string): PaletteCommand[] {
  const entries = useEntries().filter(
    (entry) => typed.trim() === "" || matchesTyped(`${entry.title} ${entry.words ?? ""}`, typed),
  );
  return entries.slice(0, 9).map(({ id, title, icon, run }) => ({
    id: `command-${id}`,
    title,
    run,
    icon: createElement(icon, { size: 18, stroke: 1.7 }),
  }));
}

function useEntries(): Entry[] {
  const t = useTexts(shellTexts);
  const router = useRouter();
  const { can } = useSession();
  const { choose } = useThemeChoice();
  const sections = useSections();
  return [
    ...registeredCommands()
      .filter((command) => !command.right || can(command.right))
      .map((command) => ({ ...command, title: sayPair(command.title) })),
    ...sections.map((section) => ({
      id: section.title,
      title: t("openPage", { name: t(section.title) }),
      icon: section.icon,
      run: () => void router.navigate({ to: section.to }),
    })),
    {
      id: "profile",
      title: t("openPage", { name: t("profile") }),
      icon: IconUser,
      words: "пароль язык password language",
      run: () => void router.navigate({ to: "/profile" }),
    },
    { id: "dark", title: t("darkTheme"), icon: IconMoon, words: "theme night ночь", run: () => choose("dark") },
    { id: "light", title: t("lightTheme"), icon: IconSun, words: "theme day день", run: () => choose("light") },
    { id: "help", title: t("openHelp"), icon: IconKeyboard, words: "горячие помощь help", run: openHelp },
    { id: "sign-out", title: t("signOut"), icon: IconLogout, words: "logout", run: () => void leave(router) },
  ];
}
