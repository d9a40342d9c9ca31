import { existsSync, globSync, readFileSync } from "node:fs";
import { configDefaults, defineConfig } from "vitest/config";

const server = ["src/server/**/*.test.ts", "test/**/*.test.ts"];
const rest = ["src/{api,web}/**/*.test.{ts,tsx}", "partners/**/*.test.ts", "scripts/**/*.test.ts"];
// The second run, on PostgreSQL, repeats only what can meet a database.
const { TEST_DATABASE_URL, TEST_REPORT } = process.env;

/** Tests against a real Dovecot are left out where there is none, in the open; CI installs it and leaves nothing out. */
function withoutDovecot(): string[] {
  if (process.env["CI"] || ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot"].some((path) => existsSync(path))) return [];
  const asking = globSync("test/**/*.test.ts").filter((file) =>
    /\/(dovecot|post-office)\.ts"/.test(readFileSync(file, "utf8")),
  );
  console.warn(`No Dovecot (apt-get install dovecot-imapd): ${asking.length} test files of mail are left out.`);
  return asking;
}

export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, ...withoutDovecot()],
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
