import { pino, type Logger } from "pino";

/** Logs carry ids, never people: what could hold a name, a phone, a text or a secret is cut out by path. */
const personal = ["phone", "name", "text", "body", "email", "password", "token", "login", "address"];

export const openLog = (level: string, stream?: NodeJS.WritableStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: personal.flatMap((word) => [word, `*.${word}`]), censor: "[cut]" },
      serializers: { err: safeError },
    },
    stream ?? process.stdout,
  );

/** Database errors quote the row that offended them (`detail`), so only the code, place and stack are kept. */
function safeError(error: Error & { code?: string; table?: string; constraint?: string; status?: number }) {
  return { type: error.name, message: error.message, code: error.code, table: error.table, constraint: error.constraint, status: error.status, stack: error.stack };
}
