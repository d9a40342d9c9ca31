import { formFaults, sentencesOf, type FormErrors } from "../../api/form-sentences.ts";
import type { ApplicationBody } from "./fields.ts";

export type Outcome =
  | { kind: "accepted"; number: string; thankYouUrl: string | null }
  | { kind: "refused"; errors: FormErrors }
  /** `broken`: the server answers, but cannot take the form now. */
  | { kind: "broken" | "unreachable" };

/** The same body, with the same one-use mark, goes each time: however many arrive, one application results. */
export async function sendApplication(
  body: ApplicationBody,
  pauses: readonly number[],
  onRetry: () => void,
): Promise<Outcome> {
  const outcome = await attempt(body);
  const [pause, ...later] = pauses;
  const mayPass = outcome.kind === "unreachable" || outcome.kind === "broken";
  if (!mayPass || pause === undefined) return outcome;
  onRetry();
  await new Promise((resolve) => setTimeout(resolve, pause));
  return sendApplication(body, later, onRetry);
}

async function attempt(body: ApplicationBody): Promise<Outcome> {
  let response: Response;
  try {
    response = await fetch("/api/public/applications", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
  } catch {
    return { kind: "unreachable" }; // no network or no answer in time: not delivered yet
  }
  const reply: unknown = await response.json().catch(() => null); // a proxy's page instead of JSON
  if (response.ok && reply !== null) return accepted(reply);
  if (response.ok || response.status >= 500) return { kind: "broken" };
  return { kind: "refused", errors: response.status === 429 ? { form: formFaults.tooMany } : errorsOf(reply) };
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

/** The names of the wrong fields are what a visitor can use; codes and messages of the reply are for programs. */
function errorsOf(reply: unknown): FormErrors {
  const fields = Object.keys(pick(pick(reply, "error"), "fields") ?? {});
  return fields.length > 0 ? sentencesOf(fields) : { form: formFaults.notKept };
}

const pick = (from: unknown, name: string): unknown =>
  typeof from === "object" && from !== null ? Object.entries(from).find(([key]) => key === name)?.[1] : undefined;
