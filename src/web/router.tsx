// Every address of the staff application. A page is shown by one line at the end: show(route, load, "NameOfItsComponent").
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type AnyRoute,
  type ParsedLocation,
} from "@tanstack/react-router";
import { ApiError, whenSignedOut } from "./lib/api.ts";
import { queryClient } from "./lib/query-client.ts";
import { dropSession, sessionNow, sessionQuery } from "./lib/session.ts";
import { homeFor } from "./shell/navigation.ts";
import { BrokenPage, MissingPage } from "./shell/special-pages.tsx";
import { Shell } from "./shell/shell.tsx";

/** Filters of a page are read by lib/url-filters.ts with the page's own schema. */
type AnySearch = Record<string, unknown>;
const anySearch = (search: AnySearch): AnySearch => search;

const root = createRootRoute({ component: Outlet, notFoundComponent: MissingPage, errorComponent: BrokenPage });
const staff = createRoute({
  getParentRoute: () => root,
  id: "staff",
  component: Shell,
  beforeLoad: ({ location }) => requireSession(location),
  errorComponent: BrokenPage,
});
const home = createRoute({
  getParentRoute: () => staff,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: homeFor(sessionNow()?.rights ?? []) });
  },
});
const settingsHome = createRoute({
  getParentRoute: () => staff,
  path: "/settings",
  beforeLoad: () => {
    throw redirect({ to: "/settings/$section", params: { section: "menu" } });
  },
});

const page = <P extends string>(path: P) =>
  createRoute({ getParentRoute: () => staff, path, validateSearch: anySearch, component: MissingPage });
const open = <P extends string>(path: P) =>
  createRoute({ getParentRoute: () => root, path, validateSearch: anySearch });

const pages = {
  applications: page("/applications"),
  board: page("/board"),
  client: page("/clients/$clientId"),
  tasks: page("/tasks"),
  dialogs: page("/dialogs"),
  calls: page("/calls"),
  chat: page("/chat"),
  disk: page("/disk"),
  package: page("/packages/$packageId"),
  automation: page("/automation"),
  journal: page("/automation/journal"),
  settings: page("/settings/$section"),
  profile: page("/profile"),
};
const missing = page("/$");
const doors = { signIn: open("/sign-in"), setUp: open("/setup") };

show(doors.signIn, () => import("./access/sign-in.tsx"), "SignInPage");
show(doors.setUp, () => import("./access/set-up.tsx"), "SetUpPage");
show(pages.profile, () => import("./pages/profile-page.tsx"), "ProfilePage");
show(pages.applications, () => import("./pages/applications-page.tsx"), "ApplicationsPage");
show(pages.board, () => import("./pages/board-page.tsx"), "BoardPage");
show(pages.client, () => import("./pages/client-card-page.tsx"), "ClientCardPage");
show(pages.tasks, () => import("./pages/tasks-page.tsx"), "TasksPage");
show(pages.dialogs, () => import("./pages/dialogs-page.tsx"), "DialogsPage");
show(pages.calls, () => import("./pages/calls-page.tsx"), "CallsPage");
show(pages.chat, () => import("./pages/chat-page.tsx"), "ChatPage");
show(pages.disk, () => import("./pages/disk-page.tsx"), "DiskPage");
show(pages.package, () => import("./pages/package-page.tsx"), "PackagePage");
show(pages.automation, () => import("./pages/automation-page.tsx"), "AutomationPage");
show(pages.journal, () => import("./pages/journal-page.tsx"), "JournalPage");
show(pages.settings, () => import("./pages/settings-page.tsx"), "SettingsPage");

const {
  applications,
  board,
  client,
  tasks,
  dialogs,
  calls,
  chat,
  disk,
  package: pack,
  automation,
  journal,
  settings,
  profile,
} = pages;
const tree = root.addChildren([
  staff.addChildren([
    home,
    applications,
    board,
    client,
    tasks,
    dialogs,
    calls,
    chat,
    disk,
    pack,
    automation,
    journal,
    settingsHome,
    settings,
    profile,
    missing,
  ]),
  doors.signIn,
  doors.setUp,
]);

export const BASE = "/app";
export const router = createRouter({
  routeTree: tree,
  basepath: BASE,
  defaultPreload: "intent",
  defaultNotFoundComponent: MissingPage,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

// Any call may find the session over: remember where the person was and ask to sign in.
let leaving = false;
whenSignedOut(() => {
  if (leaving || !sessionNow()) return;
  leaving = true;
  const from = router.state.location.href;
  void router.navigate({ to: "/sign-in", search: { from } }).then(() => {
    dropSession();
    leaving = false;
  });
});

async function requireSession(location: ParsedLocation): Promise<void> {
  try {
    await queryClient.ensureQueryData(sessionQuery);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    if (error.code === "setup-required" || error.reason === "setup-required") throw redirect({ to: "/setup" });
    throw redirect({ to: "/sign-in", search: location.pathname === "/" ? {} : { from: location.href } });
  }
}

function show<M extends Record<N, () => React.ReactNode>, N extends string & keyof M>(
  route: AnyRoute,
  load: () => Promise<M>,
  name: N,
): void {
  route.update({ component: lazyRouteComponent(load, name) });
}
