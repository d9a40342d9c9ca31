import { isAbsolute, resolve } from "node:path";
import { z } from "zod";

/** Every setting of the program: how it is read, and its line in `.env.example` (checked by config.test.ts). */
const flag = z.enum(["0", "1"]).transform((v) => v === "1");
const port = z.coerce.number().int().min(0).max(65535);

export const settings = {
  PORT: { schema: port.default(3000), example: "3000", help: "Port of the product." },
  HOST: {
    schema: z.string().min(1).default("127.0.0.1"),
    example: "127.0.0.1",
    help: "Address to listen on; 0.0.0.0 for all.",
  },
  PUBLIC_URL: {
    schema: z
      .url({ protocol: /^https?$/ })
      .refine((v) => !/[?#]/.test(v), "an address without ? and #")
      .transform((v) => v.replace(/\/+$/, ""))
      .optional(),
    example: "https://crm.example.ru",
    help: "Address under which people and partners reach the product; signatures of hooks are checked against it.",
  },
  DATA_DIR: {
    schema: z.string().min(1).default("./data"),
    example: "./data",
    help: "Folder of the embedded database, files and keys.",
  },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    example: "postgres://oplot:secret@127.0.0.1:5432/oplot",
    help: "PostgreSQL 15+; without it an embedded database in DATA_DIR is used.",
  },
  FILES_URL: {
    schema: z.url({ protocol: /^(s3|file)$/ }).optional(),
    example: "s3://key:secret@host/bucket?region=ru-1",
    help: "Where files lie; without it in DATA_DIR/files.",
  },
  LOG_LEVEL: {
    schema: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
    example: "info",
    help: "trace, debug, info, warn, error, fatal or silent.",
  },
  ROLE: {
    schema: z.enum(["all", "web", "worker"]).default("all"),
    example: "all",
    help: "all, web or worker; separate processes need DATABASE_URL.",
  },
  DEMO: { schema: flag.optional(), example: "0", help: "1 fills a new database with a demo firm, 0 leaves it empty." },
  DEMO_PASSWORD: {
    schema: z.string().min(8).optional(),
    example: "choose-one-of-8-or-more",
    help: "Password of the demo users; a random one is printed otherwise.",
  },
  PARTNERS_PORT: {
    schema: port.default(3090),
    example: "3090",
    help: "Port of the partners' sandbox and its control page.",
  },
  SECRET_KEY: {
    schema: z
      .string()
      .regex(/^[0-9a-f]{64}$/i)
      .optional(),
    example: "64 hexadecimal digits",
    help: "Key that seals partners' secrets and signs form marks; without it a file in DATA_DIR.",
  },
  TRUST_PROXY: {
    schema: z
      .string()
      .regex(/^[0-9a-f.:/,]+$|^loopback$/i)
      .default("loopback"),
    example: "loopback",
    help: "Addresses of the proxies in front, with commas (172.18.0.1,10.0.0.0/8): from them X-Forwarded-For is believed.",
  },
  DB_POOL: {
    schema: z.coerce.number().int().min(2).max(50).default(8),
    example: "8",
    help: "Connections to PostgreSQL kept by one process.",
  },
} as const;

type Settings = { [K in keyof typeof settings]: z.output<(typeof settings)[K]["schema"]> };

export interface Config extends Omit<Settings, "DEMO" | "PUBLIC_URL"> {
  DEMO: boolean;
  /** Never ends with a slash. */
  PUBLIC_URL: string;
}

/** Reads and checks the environment. Throws one sentence that names each wrong setting and its value's fault. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const raw = env[name] === "" ? undefined : env[name];
    const parsed = setting.schema.safeParse(raw);
    if (parsed.success) values[name] = parsed.data;
    else
      problems.push(`${name} is wrong: ${parsed.error.issues[0]?.message ?? "unreadable"} (expected: ${setting.help})`);
  }
  if (problems.length > 0) throw new Error(problems.join("; "));
  return complete(values as unknown as Settings); // each value was parsed by its own schema above
}

function complete(read: Settings): Config {
  if (read.ROLE !== "all" && !read.DATABASE_URL)
    throw new Error("ROLE is wrong: web and worker run apart only with DATABASE_URL");
  const loopback = ["127.0.0.1", "localhost", "::1"].includes(read.HOST);
  return {
    ...read,
    DATA_DIR: isAbsolute(read.DATA_DIR) ? read.DATA_DIR : resolve(process.cwd(), read.DATA_DIR),
    DEMO: read.DEMO ?? (!read.DATABASE_URL && loopback),
    PUBLIC_URL: read.PUBLIC_URL ?? `http://${loopback ? "127.0.0.1" : read.HOST}:${read.PORT}`,
  };
}

/** The text of `.env.example`: one commented line of help and one of example a setting. */
export const envExample = (): string =>
  Object.entries(settings)
    .map(([name, s]) => `# ${s.help}\n# ${name}=${s.example}\n`)
    .join("\n");
