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

/**
 * Database errors quote the row that offended them (`detail`), so only the code, place and stack are kept; of a wrong
 * value they quote the value itself at the end of the message, which the stack repeats.
 */
function safeError(error: Error & { code?: string; table?: string; constraint?: string; status?: number }) {
  const quotesValue = /^22[0-9A-Z]{3}$/.test(error.code ?? "");
  const message = quotesValue ? error.message.replace(/"[\s\S]*"/, '"[cut]"') : error.message;
  const stack = quotesValue ? error.stack?.replace(error.message, message) : error.stack;
  return {
    type: error.name,
    message,
    code: error.code,
    table: error.table,
    constraint: error.constraint,
    status: error.status,
    stack,
  };
}
