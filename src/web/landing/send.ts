import type { ApplicationBody, FieldErrors } from "./fields.ts";

export type Outcome =
  | { kind: "accepted"; number: string; thankYouUrl: string | null }
  | { kind: "refused"; message: string; fields: FieldErrors }
  | { kind: "unreachable" };

/** The same body, with the same one-use mark, goes each time: however many arrive, one application results. */
export async function sendApplication(
  body: ApplicationBody,
  pauses: readonly number[],
  onRetry: () => void,
): Promise<Outcome> {
  const outcome = await attempt(body);
  const [pause, ...later] = pauses;
  if (outcome.kind !== "unreachable" || pause === undefined) return outcome;
  onRetry();
  await new Promise((resolve) => setTimeout(resolve, pause));
  return sendApplication(body, later, onRetry);
}

async function attempt(body: ApplicationBody): Promise<Outcome> {
  let response: Response;
  let reply: unknown;
  try {
    response = await fetch("/api/public/applications", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    reply = await response.json();
  } catch {
    // No network, a timeout, or a proxy's page instead of JSON: for the visitor all of them mean "not delivered yet".
    return { kind: "unreachable" };
  }
  if (response.ok) return accepted(reply);
  return response.status >= 500 ? { kind: "unreachable" } : refused(reply);
}

function accepted(reply: unknown): Outcome {
  const url = pick(reply, "thankYouUrl");
  const number = pick(reply, "number");
  return {
    kind: "accepted",
    number: typeof number === "number" ? String(number) : "",
    thankYouUrl: typeof url === "string" ? url : null,
  };
}

function refused(reply: unknown): Outcome {
  const error = pick(reply, "error");
  const message = pick(error, "message");
  const fields = pick(error, "fields");
  return {
    kind: "refused",
    message: typeof message === "string" ? message : "",
    fields: Object.fromEntries(
      Object.entries(fields ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    ),
  };
}

const pick = (from: unknown, name: string): unknown =>
  typeof from === "object" && from !== null ? Object.entries(from).find(([key]) => key === name)?.[1] : undefined;
