import { defineConfig } from "vitest/config";

const server = ["src/server/**/*.test.ts", "test/**/*.test.ts"];
const rest = ["src/{api,web}/**/*.test.{ts,tsx}", "partners/**/*.test.ts", "scripts/**/*.test.ts"];
// The second run, on PostgreSQL, repeats only what can meet a database.
const { TEST_DATABASE_URL, TEST_REPORT } = process.env;

export default defineConfig({
  test: {
    include: TEST_DATABASE_URL ? server : [...server, ...rest],
    globalSetup: ["test/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // CI adds up the runs in one closing line, so it asks for a file too.
    reporters: TEST_REPORT ? ["default", ["json", { outputFile: TEST_REPORT }]] : ["default"],
  },
});
