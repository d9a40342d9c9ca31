import pg from "pg";

interface Listening {
  url: string;
  channel: string;
  onMessage: (payload: string) => void;
  /** Called after a lost connection came back: what was rung meanwhile was not heard. */
  onBack: () => void;
  onError: (error: Error) => void;
}

const PAUSES_MS = [200, 500, 1000, 2000, 5000];

/** One lasting LISTEN connection that returns by itself with growing pauses. Returns the way to stop it. */
export async function listenOnPostgres(what: Listening): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let failures = 0;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: what.url, keepAlive: true, application_name: "oplot-live" });
    next.on("notification", (message) => what.onMessage(message.payload ?? ""));
    next.on("error", (error) => lost(next, error));
    next.on("end", () => lost(next));
    await next.connect();
    await next.query(`listen ${pg.escapeIdentifier(what.channel)}`);
    client = next;
    failures = 0;
  };

  const lost = (which: pg.Client, error?: Error): void => {
    if (stopped || (client !== which && client !== undefined) || timer) return;
    if (error) what.onError(error);
    client = undefined;
    const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 5000;
    failures += 1;
    timer = setTimeout(() => {
      timer = undefined;
      connect().then(what.onBack, (cause: Error) => retryAfter(cause));
    }, pause);
  };

  const retryAfter = (cause: Error): void => {
    if (stopped) return;
    what.onError(cause);
    const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 5000;
    failures += 1;
    timer ??= setTimeout(() => {
      timer = undefined;
      connect().then(what.onBack, (again: Error) => retryAfter(again));
    }, pause);
  };

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}
