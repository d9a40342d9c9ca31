import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, useMemo } from "react";
import { createRoot } from "react-dom/client";
import "./ui/mantine-styles.ts";
import "./ui/tokens.css";
import "./ui/base.css";
import { startKeys } from "./lib/keys.ts";
import { standForLeader } from "./lib/leader.ts";
import { useLocale } from "./lib/locale.ts";
import { queryClient } from "./lib/query-client.ts";
import "./registrations.ts";
import { router } from "./router.tsx";
import { registerShellLive } from "./shell/live-table.ts";
import { cssVariablesResolver, makeTheme } from "./ui/theme.ts";

const schemes = localStorageColorSchemeManager({ key: "oplot.theme" });

function Application() {
  const locale = useLocale();
  const theme = useMemo(() => makeTheme(locale), [locale]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

registerShellLive();
startKeys();
standForLeader();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <Application />
  </StrictMode>,
);
