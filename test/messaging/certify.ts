import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** OpenSSL is wanted; where there is none the tests that need it are left out, but never in CI. */
export const canCertify = Boolean(process.env["CI"]) || spawnSync("openssl", ["version"]).status === 0;

/** An authority nobody knows and a server of its own ("localhost"), made anew for each run: no key lies in the repository. */
export function certify(): { authority: string; key: string; server: string } {
  const folder = mkdtempSync(join(tmpdir(), "oplot-certificates-"));
  const path = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => void execFileSync("openssl", args, { stdio: "pipe" });
  const fresh = ["-newkey", "rsa:2048", "-nodes", "-days", "30"];
  try {
    openssl("req", "-x509", ...fresh, "-subj", "/CN=Test Authority", "-keyout", path("ca.key"), "-out", path("ca.pem"));
    openssl("req", ...fresh.slice(0, 3), "-subj", "/CN=localhost", "-keyout", path("key"), "-out", path("request"));
    writeFileSync(path("names"), "subjectAltName=DNS:localhost,IP:127.0.0.1");
    const signing = ["-CA", path("ca.pem"), "-CAkey", path("ca.key"), "-CAcreateserial", "-days", "30"];
    openssl("x509", "-req", "-in", path("request"), ...signing, "-extfile", path("names"), "-out", path("server.pem"));
    const read = (name: string) => readFileSync(path(name), "utf8");
    return { authority: read("ca.pem"), key: read("key"), server: read("server.pem") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
