// Brings node_modules to the state of package-lock.json. Uses only what Node 20 has, and no package.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const pinnedNode = join(root, "node_modules/node/bin/node");
const stamp = join(root, "node_modules/.oplot-stamp");
const lock = join(root, ".cache/install.lock");

export async function ensureInstalled() {
  if (isFresh()) return;
  const release = await takeLock();
  try {
    if (isFresh()) return; // another command installed while we waited
    const pinned = readPackage(root).dependencies.node;
    if (isInstalledByHand() && versionOf(pinnedNode) === `v${pinned}`) return writeFileSync(stamp, `${wanted()}\n`);
    const node = major(process.version) === major(pinned) ? process.execPath : await installRuntime(pinned);
    await npm("Установка пакетов / Installing packages", node, ["ci"], root);
    const works = [pinnedNode, node].some((path) => existsSync(path) && versionOf(path) === `v${pinned}`);
    if (!works) throw new Error(noBinary(pinned));
    writeFileSync(stamp, `${wanted()}\n`);
  } finally {
    release();
  }
}

/**
 * npm chooses versions and native parts by the Node that runs it, so an older system Node first fetches the pinned one.
 */
async function installRuntime(version) {
  const folder = join(root, ".cache/runtime");
  const node = join(folder, "node_modules/node/bin/node");
  if (existsSync(node) && versionOf(node) === `v${version}`) return node;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const manifest = { name: "runtime", private: true, allowScripts: { node: true }, dependencies: { node: version } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  const options = ["install", "--no-package-lock"];
  await npm(`Node ${version} (в системе / system: ${process.version})`, process.execPath, options, folder);
  if (!existsSync(node)) throw new Error(noBinary(version));
  return node;
}

const wanted = () =>
  createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
const isFresh = () => existsSync(stamp) && readFileSync(stamp, "utf8").trim() === wanted();

/** True after `npm install`, which leaves its own list of what it put there. */
function isInstalledByHand() {
  const list = join(root, "node_modules/.package-lock.json");
  if (!existsSync(list)) return false;
  const there = JSON.parse(readFileSync(list, "utf8")).packages;
  const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const same = ([path, item]) => path === "" || item.optional || there[path]?.version === item.version;
  return Object.entries(locked).every(same);
}

const readPackage = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const major = (version) => version.replace(/^v/, "").split(".")[0];
const versionOf = (node) => spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.trim();

const noBinary = (version) => `
Пакет node не принёс исполняемого файла: похоже, npm запрещено выполнять сценарии установки.
Разрешите их (npm config set ignore-scripts false) или поставьте Node ${version} и повторите команду.
The package "node" brought no binary: npm seems to be told not to run install scripts.
Allow them (npm config set ignore-scripts false) or install Node ${version}, then repeat the command.`;

/** Runs npm by the given Node, says that it still works every ten seconds, and throws what to do when it fails. */
async function npm(title, node, args, cwd) {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  console.log(`${title} …`);
  const tick = setInterval(() => console.log(`  … ${seconds()} с / s`), 10_000);
  const quiet = ["--loglevel=error", "--no-audit", "--no-fund", "--no-progress"];
  const code = await exitCode(spawn(node, [npmCli(), ...args, ...quiet], { cwd, stdio: "inherit", env: envFor(node) }));
  clearInterval(tick);
  if (code !== 0) throw new Error(installFailed(title, code));
  console.log(`${title}: ${seconds()} с / s`);
}

const installFailed = (title, code) => `
Не вышло: ${title} (код ${code}). Причина — в строках npm выше. Проверьте сеть и адрес реестра (npm ping), место на диске,
затем повторите команду; если не помогло, удалите папки node_modules и .cache и повторите.
Failed: ${title} (code ${code}). npm's lines above tell why. Check the network and the registry (npm ping) and the disk,
then repeat the command; if that does not help, remove the folders node_modules and .cache and repeat.`;

const exitCode = (child) =>
  new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => child.kill(signal));
    child.on("error", () => resolve(-1));
    child.on("exit", (code) => resolve(code ?? -1));
  });

/**
 * The scripts of packages must meet the same Node, and none of the settings npm leaves for the command it runs. npm
 * looks for the machine's settings beside the Node that runs it, so the system's are named.
 */
function envFor(node) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|config_local_prefix)/.test(name),
  );
  const globalconfig = join(dirname(dirname(process.execPath)), "etc/npmrc");
  const settings = existsSync(globalconfig) ? { npm_config_globalconfig: globalconfig } : {};
  return { ...settings, ...Object.fromEntries(own), PATH: dirname(node) + delimiter + process.env.PATH };
}

/** npm names itself to what it runs; started by hand we look for it in PATH. */
function npmCli() {
  const named = process.env.npm_execpath;
  if (named?.endsWith("npm-cli.js") && existsSync(named)) return named;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const found = join(folder, "npm");
    if (existsSync(found) && realpathSync(found).endsWith("npm-cli.js")) return realpathSync(found);
    const beside = join(folder, "node_modules/npm/bin/npm-cli.js");
    if (existsSync(beside)) return beside;
  }
  throw new Error("Не найден npm: поставьте Node с npm / npm is not found: install Node with npm");
}

/** One installation at a time: an exclusive folder with our pid in it, taken over only from a dead process. */
async function takeLock() {
  mkdirSync(dirname(lock), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, "pid"), String(process.pid));
      return () => rmSync(lock, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isAbandoned()) rmSync(lock, { recursive: true, force: true });
    else if (!told) console.log("Другая команда ставит пакеты, ждём / Another command is installing, waiting …");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function isAbandoned() {
  try {
    const age = Date.now() - statSync(lock).mtimeMs;
    if (!existsSync(join(lock, "pid"))) return age > 5000; // its maker died between the folder and the pid
    process.kill(Number(readFileSync(join(lock, "pid"), "utf8")), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
