import { Menu, Switch } from "@mantine/core";
import { IconKeyboard, IconLanguage, IconLogout, IconUser } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { useSession } from "../lib/session.ts";
import { Avatar } from "../ui/avatar.tsx";
import { openHelp } from "./help-state.ts";
import { useLanguage } from "./language.ts";
import { leave } from "./leave.ts";
import { useShift } from "./shift.ts";
import { shellTexts } from "./texts.ts";
import styles from "./topbar.module.css";

export function AccountMenu() {
  const t = useTexts(shellTexts);
  const { user } = useSession();
  const { onShift } = useShift();
  return (
    <Menu width={264}>
      <Menu.Target>
        <button type="button" className={styles.account} aria-label={t("account", { name: user.name })} data-testid="account">
          <Avatar name={user.name} size={32} label="" />
          <span className={styles.shift} data-on={onShift || undefined} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.person}>
          <div className={styles.name}>{user.name}</div>
          <div className={styles.role}>{t(`role_${user.role}`)}</div>
        </div>
        <AccountItems />
      </Menu.Dropdown>
    </Menu>
  );
}

function AccountItems() {
  const t = useTexts(shellTexts);
  const router = useRouter();
  const locale = useLocale();
  const changeLanguage = useLanguage();
  const { can } = useSession();
  const sign = { size: 18, stroke: 1.7 };
  return (
    <>
      {can("applications.take") && <ShiftItem />}
      <Menu.Divider />
      <Menu.Item leftSection={<IconUser {...sign} />} onClick={() => void router.navigate({ to: "/profile" })} data-testid="account-profile">{t("profile")}</Menu.Item>
      <Menu.Item leftSection={<IconLanguage {...sign} />} lang={locale === "ru" ? "en" : "ru"} onClick={() => changeLanguage(locale === "ru" ? "en" : "ru")} data-testid="account-language">{t("otherLanguage")}</Menu.Item>
      <Menu.Item leftSection={<IconKeyboard {...sign} />} rightSection="?" onClick={openHelp}>{t("shortcuts")}</Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout {...sign} />} onClick={() => void leave(router)} data-testid="account-sign-out">{t("signOut")}</Menu.Item>
    </>
  );
}

function ShiftItem() {
  const t = useTexts(shellTexts);
  const { onShift, switchTo } = useShift();
  return (
    <Menu.Item role="menuitemcheckbox" aria-checked={onShift} closeMenuOnClick={false} onClick={() => switchTo(!onShift)} rightSection={<Switch checked={onShift} readOnly tabIndex={-1} aria-hidden size="sm" className={styles.still} />} data-testid="account-shift">
      {t("onShift")}
      <div className={styles.menuHint}>{t(onShift ? "onShiftHint" : "offShiftHint")}</div>
    </Menu.Item>
  );
}
