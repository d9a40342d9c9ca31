import { IconKeyboard, IconLanguage, IconLogout, IconUser } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { roleTexts } from "../lib/role-texts.ts";
import { useSession } from "../lib/session.ts";
import { ActionMenu, type MenuEntry } from "../ui/action-menu.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { SwitchPicture } from "../ui/switch.tsx";
import { openHelp } from "./help-state.ts";
import { useLanguage } from "../lib/language.ts";
import { leave } from "./leave.ts";
import { useShift } from "./shift.ts";
import { shellTexts } from "./texts.ts";
import styles from "./topbar.module.css";

export function AccountMenu() {
  const t = useTexts(shellTexts);
  const { user } = useSession();
  const role = useTexts(roleTexts);
  const { onShift } = useShift();
  const name = t("account", { name: user.name });
  const head = (
    <div className={styles.person}>
      <div className={styles.name}>{user.name}</div>
      <div className={styles.role}>{role(user.role)}</div>
    </div>
  );
  return (
    <ActionMenu
      label={name}
      width={264}
      head={head}
      entries={useAccountEntries()}
      testId="account-menu"
      button={(props) => (
        <button type="button" className={styles.account} aria-label={name} data-testid="account" {...props}>
          <Avatar name={user.name} size={32} label="" />
          <span className={styles.shift} data-on={onShift || undefined} />
        </button>
      )}
    />
  );
}

function useAccountEntries(): MenuEntry[] {
  const t = useTexts(shellTexts);
  const router = useRouter();
  const other = useLocale() === "ru" ? "en" : "ru";
  const changeLanguage = useLanguage();
  const { can } = useSession();
  const { onShift, switchTo } = useShift();
  const sign = { size: 18, stroke: 1.7 };
  const shift: MenuEntry[] = [
    {
      id: "shift",
      label: t("onShift"),
      detail: t(onShift ? "onShiftHint" : "offShiftHint"),
      checked: onShift,
      keep: true,
      trailing: <SwitchPicture on={onShift} />,
      onSelect: () => switchTo(!onShift),
    },
  ];
  return [
    ...(can("applications.take") ? shift : []),
    "line",
    {
      id: "profile",
      label: t("profile"),
      icon: <IconUser {...sign} />,
      onSelect: () => void router.navigate({ to: "/profile" }),
    },
    {
      id: "language",
      label: t("otherLanguage"),
      lang: other,
      icon: <IconLanguage {...sign} />,
      onSelect: () => changeLanguage(other),
    },
    { id: "help", label: t("shortcuts"), icon: <IconKeyboard {...sign} />, trailing: "?", onSelect: openHelp },
    "line",
    { id: "sign-out", label: t("signOut"), icon: <IconLogout {...sign} />, onSelect: () => void leave(router) },
  ];
}
