import { useMantineColorScheme } from "@mantine/core";
import { Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect, useRef } from "react";
import { announcement } from "../lib/announce.ts";
import { useTexts } from "../lib/i18n.ts";
import { useKeys } from "../lib/keys.ts";
import { late } from "../lib/late.tsx";
import { startLive } from "../lib/live.ts";
import { queryClient } from "../lib/query-client.ts";
import { useSession } from "../lib/session.ts";
import { useStore } from "../lib/store.ts";
import { setTitleCounter, useDocumentTitle } from "../lib/title.ts";
import { ConfirmHost } from "../ui/confirm.tsx";
import { Page } from "../ui/page-header.tsx";
import { LoadingRows } from "../ui/states.tsx";
import { Tips } from "../ui/tips.tsx";
import { undoLast } from "../ui/toast-store.ts";
import { Toasts } from "../ui/toasts.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { helpOpen, openHelp } from "./help-state.ts";
import { useSections } from "./navigation.ts";
import { useNoticeRing } from "./notice-ring.ts";
import { Palette } from "./palette.tsx";
import { openPalette } from "./palette-state.ts";
import styles from "./shell.module.css";
import { Sidebar } from "./sidebar.tsx";
import { shellTexts } from "./texts.ts";
import { Topbar } from "./topbar.tsx";

const CallDock = late(() => import("../telephony/dock/call-dock.tsx").then((module) => module.CallDock));
const Help = late(() => import("./help.tsx").then((module) => module.Help));

/** The frame around every page of a signed-in employee. */
export function Shell() {
  const t = useTexts(shellTexts);
  const help = useStore(helpOpen);
  const { can } = useSession();
  useShellKeys();
  useNoticeRing();
  useLiveFeed();
  useOwnTheme();
  useWorkInTitle();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t("skip")}
      </a>
      <Sidebar />
      <Topbar />
      <ConnectionBanner />
      <Content />
      {can("calls.read") && <CallDock />}
      <BottomBar />
      <Palette />
      <Toasts />
      <Tips />
      <ConfirmHost />
      {help && <Help />}
      <LiveRegion />
    </div>
  );
}

function Content() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  // A new page starts at its top; the reader's cursor goes there too, unless the page has taken the focus itself.
  useEffect(() => {
    main.current?.scrollTo(0, 0);
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <main ref={main} id="content" className={styles.content} tabIndex={-1}>
      <Suspense
        fallback={
          <Page>
            <LoadingRows />
          </Page>
        }
      >
        <Outlet />
      </Suspense>
    </main>
  );
}

function useLiveFeed(): void {
  useEffect(() => startLive(queryClient), []);
}

// The choice made on another device.
function useOwnTheme(): void {
  const { user } = useSession();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(user.theme), [user.theme, setColorScheme]);
}

function useShellKeys(): void {
  const t = useTexts(shellTexts);
  const router = useRouter();
  const sections = useSections();
  useKeys([
    { code: "KeyK", ctrl: true, whileTyping: true, title: t("openSearch"), run: openPalette },
    { code: "Slash", shift: true, title: t("openHelp"), run: openHelp },
    { code: "KeyZ", ctrl: true, title: t("undoLast"), run: () => void undoLast() },
    ...sections.map((one) => ({
      code: `Digit${one.digit}`,
      alt: true,
      whileTyping: true,
      title: t("goTo", { name: t(one.title) }),
      run: () => void router.navigate({ to: one.to }),
    })),
  ]);
}

// New applications are the work that must not wait: they stand in the tab's name.
function useWorkInTitle(): void {
  const t = useTexts(shellTexts);
  const waiting = useSections().find((one) => one.to === "/applications")?.count ?? 0;
  useEffect(() => {
    setTitleCounter(waiting);
    return () => setTitleCounter(0);
  }, [waiting]);
  useDocumentTitle(t("brand"));
}

function LiveRegion() {
  const { text, n } = useStore(announcement);
  // An alternate mark makes a screen reader say the same text again.
  return (
    <div className="op-hidden" role="status" aria-live="polite" data-testid="announcements">
      {text + "\u00a0".repeat(n % 2)}
    </div>
  );
}
