import { IconLogout, IconMoon, IconUser, type Icon } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { useComputedColorScheme } from "@mantine/core";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { Count } from "../ui/tag.tsx";
import { Dialog } from "../ui/sheet.tsx";
import { Switch } from "../ui/switch.tsx";
import { leave } from "./leave.ts";
import styles from "./more-sheet.module.css";
import { useSections } from "./navigation.ts";
import { useShift } from "./shift.ts";
import { shellTexts } from "./texts.ts";
import { useThemeChoice } from "../lib/theme-choice.ts";

/** The phone's «Ещё»: what does not fit the bar of five. */
export function MoreSheet({ onClose }: { onClose: () => void }) {
  const t = useTexts(shellTexts);
  const router = useRouter();
  const { can } = useSession();
  const { onShift, switchTo } = useShift();
  const { choose } = useThemeChoice();
  const dark = useComputedColorScheme("light") === "dark";
  const go = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Dialog opened onClose={onClose} title={t("more")}>
      {useSections()
        .slice(3)
        .map((section) => (
          <Row
            key={section.to}
            icon={section.icon}
            title={t(section.title)}
            count={section.count}
            onClick={go(() => void router.navigate({ to: section.to }))}
          />
        ))}
      <Row icon={IconUser} title={t("profile")} onClick={go(() => void router.navigate({ to: "/profile" }))} />
      <Row
        icon={IconMoon}
        title={t(dark ? "lightTheme" : "darkTheme")}
        onClick={() => choose(dark ? "light" : "dark")}
      />
      {can("applications.take") && (
        <div className={styles.row}>
          <Switch
            label={t("onShift")}
            hint={t(onShift ? "onShiftHint" : "offShiftHint")}
            checked={onShift}
            onChange={switchTo}
          />
        </div>
      )}
      <Row icon={IconLogout} title={t("signOut")} onClick={go(() => void leave(router))} />
    </Dialog>
  );
}

type RowProps = { icon: Icon; title: string; count?: number; onClick: () => void };

function Row({ icon: Sign, title, count = 0, onClick }: RowProps) {
  return (
    <button type="button" className={styles.row} onClick={onClick}>
      <Sign size={21} stroke={1.7} />
      <span className={styles.title}>{title}</span>
      <Count value={count} tone="red" />
    </button>
  );
}
