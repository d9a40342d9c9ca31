import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ImapFlow } from "imapflow";
import { until } from "../until.ts";

const DOVECOT = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot"].find((path) => existsSync(path));
/** Nobody: Dovecot keeps no mail for the superuser. */
const NOBODY = 65_534;

export interface Dovecot {
  port: number;
  tlsPort: number;
  /** The certificate it signed itself. */
  certificate: string;
  password: string;
  /** A mailbox of its own for each test. */
  user(name?: string): string;
  /** Puts a letter there over a connection of its own. */
  append(user: string, folder: string, raw: string | Buffer, flags?: string[], at?: Date): Promise<number>;
  client(user: string): Promise<ImapFlow>;
  kick(user: string): void;
  /** Puts many letters straight into its folder on the disk, as deliveries would have. */
  fill(user: string, letters: Iterable<string>): void;
  /** Throws away what it remembers of a folder: the same UIDs under another UIDVALIDITY. */
  forgetNumbers(user: string): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A real Dovecot on ports of its own, with its own configuration in a folder of its own. */
export async function startDovecot(): Promise<Dovecot> {
  if (!DOVECOT) throw new Error("Dovecot is needed for the tests of mail: apt-get install dovecot-imapd");
  const folder = mkdtempSync(join(tmpdir(), "oplot-dovecot-"));
  chmodSync(folder, 0o755);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const password = "пароль-Secret-1";
  const config = writeConfig(folder, { port, tlsPort, password });
  let process = await run(config, port);
  let users = 0;
  const client = async (user: string) => {
    const open = new ImapFlow({
      host: "127.0.0.1",
      port,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: password },
      logger: false,
      disableAutoIdle: true,
    });
    open.on("error", () => {});
    await open.connect();
    return open;
  };
  return {
    port,
    tlsPort,
    certificate: readFileSync(join(folder, "cert.pem"), "utf8"),
    password,
    user: (name = "box") => `${name}${(users += 1)}`,
    client,
    async append(user, path, raw, flags = [], at) {
      const open = await client(user);
      const list = await open.list();
      if (!list.some((one) => one.path === path)) await open.mailboxCreate(path);
      const put = await open.append(
        path,
        typeof raw === "string" ? Buffer.from(raw.replaceAll(/\r?\n/g, "\r\n")) : raw,
        flags,
        at,
      );
      await open.logout();
      return (put && put.uid) || 0;
    },
    kick: (user) => void execFileSync("doveadm", ["-c", config, "kick", user], { stdio: "pipe" }),
    fill(user, letters) {
      const maildir = join(folder, "mail", user, "Maildir");
      for (const name of ["cur", "new", "tmp"]) mkdirSync(join(maildir, name), { recursive: true });
      let n = 0;
      const at = Math.floor(Date.now() / 1000) - 86_400;
      for (const raw of letters) {
        const path = join(maildir, "cur", `${at}.M${String((n += 1)).padStart(7, "0")}.bench:2,S`);
        writeFileSync(path, raw);
        // When a letter came is the file's own time, not that in its name.
        utimesSync(path, at, at);
      }
      if (globalThis.process.getuid?.() === 0)
        execFileSync("chown", ["-R", `${NOBODY}:${NOBODY}`, join(folder, "mail", user)]);
    },
    async forgetNumbers(user) {
      const maildir = join(folder, "mail", user, "Maildir");
      for (const name of globSync(["dovecot-uidlist*", "dovecot.index*", ".*/dovecot-uidlist*", ".*/dovecot.index*"], {
        cwd: maildir,
      }))
        rmSync(join(maildir, name), { force: true });
    },
    async stop() {
      await end(process);
    },
    async start() {
      process = await run(config, port);
    },
    async close() {
      await end(process);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeConfig(
  folder: string,
  { port, tlsPort, password }: { port: number; tlsPort: number; password: string },
): string {
  const isRoot = globalThis.process.getuid?.() === 0;
  const uid = isRoot ? NOBODY : (globalThis.process.getuid?.() ?? NOBODY);
  const gid = isRoot ? NOBODY : (globalThis.process.getgid?.() ?? NOBODY);
  for (const name of ["run", "mail", "state"]) mkdirSync(join(folder, name), { recursive: true });
  if (isRoot) chownSync(join(folder, "mail"), uid, gid);
  const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-days", "30"];
  const keys = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...name, ...keys], { stdio: "pipe" });
  const me = execFileSync("id", ["-un"]).toString().trim();
  const unprivileged = isRoot
    ? ""
    : `default_internal_user = ${me}\ndefault_login_user = ${me}\ndefault_internal_group = ${execFileSync("id", ["-gn"]).toString().trim()}\n`;
  const text = `${unprivileged}base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:~/Maildir
mail_max_userip_connections = 50
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
  mailbox Junk {
    auto = create
    special_use = \\Junk
  }
}
service imap-login {
${isRoot ? "" : "  chroot =\n"}  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
${isRoot ? "" : "service anvil {\n  chroot =\n}\nservice stats {\n  chroot =\n}\n"}`;
  const path = join(folder, "dovecot.conf");
  writeFileSync(path, text);
  return path;
}

async function run(config: string, port: number): Promise<ChildProcess> {
  const process = spawn(DOVECOT ?? "", ["-F", "-c", config], { stdio: ["ignore", "pipe", "pipe"] });
  let told = "";
  process.stdout?.on("data", (chunk) => (told += String(chunk)));
  process.stderr?.on("data", (chunk) => (told += String(chunk)));
  await until(() => {
    if (process.exitCode !== null) throw new Error(`Dovecot did not start: ${told}`);
    return answers(port);
  });
  return process;
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null) return;
  const over = new Promise((resolve) => process.once("exit", resolve));
  process.kill("SIGTERM");
  await over;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(false));
  });

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
