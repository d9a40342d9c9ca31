import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./scripts/chromium.ts";

// Each journey starts a product of its own on free ports (e2e fixtures), so there is no webServer here.
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 10_000 },
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.TEST_REPORT ? [["list"], ["json", { outputFile: process.env.TEST_REPORT }]] : [["list"]],
  use: {
    browserName: "chromium",
    locale: "ru-RU",
    timezoneId: "Asia/Krasnoyarsk",
    trace: "off",
    actionTimeout: 15_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: chromiumPath() ?? "chromium",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
