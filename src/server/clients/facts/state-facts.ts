import { readValue, type FieldValue } from "../../../api/client-values.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { readFirm } from "../../kernel/settings.ts";
import { inTx } from "../../kernel/tx.ts";
import { dayOf } from "../../kernel/working-time.ts";
import { lockClient } from "../store.ts";
import { allFields } from "./fields.ts";
import { judge, type Outcome, type StoredWord } from "./rules.ts";
import { userOf, type Source } from "./source.ts";
import { firstWord, heldFacts, wordsAbout, type ClientRow } from "./store.ts";
import { pushAside } from "./push-aside.ts";
import { takeIntoForce } from "./take-into-force.ts";
import { writeWords, type NewWord } from "./write-words.ts";

/** By the field's name as in the registry, or "custom.7". */
export type StatedFacts = Readonly<Record<string, unknown>>;

/**
 * What a source says about a client. A person's word replaces what holds; any other fills what is empty, confirms what
 * agrees and is left in dispute where it does not. Every word is kept. Values are refused together, by their fields.
 */
export const stateFacts = (
  ctx: Ctx,
  clientId: number,
  facts: StatedFacts,
  source: Source,
): Promise<Record<string, Outcome>> =>
  inTx(ctx, async (ctx) => {
    const said = await readFacts(ctx, facts);
    const client = await lockClient(ctx, clientId);
    const held = await heldFacts(ctx, client);
    const words = await wordsAbout(ctx, clientId, [...said.keys()]);
    const decides = source.decides ?? source.kind === "hand";
    const outcomes: Record<string, Outcome> = {};
    const news: NewWord[] = [];
    const changed = new Map<string, FieldValue>();
    for (const [field, value] of said) {
      const about = { client, field, held: held.get(field) ?? null, known: words.get(field) ?? [] };
      const word = { value, kind: source.kind, sourceId: source.id ?? null, userId: userOf(ctx) };
      const outcome = judge(about.held, about.known, word, decides);
      outcomes[field] = outcome;
      if (outcome === "nothing") continue;
      if (outcome === "holds") {
        changed.set(field, value);
        if (about.known.length > 0) await pushAside(ctx, clientId, field, value);
      }
      news.push(...unwritten(about, outcome));
      news.push({ field, word, state: outcome === "disputed" ? "disputed" : "holds", restoredId: source.restoredId });
    }
    for (const { id, field, state } of await writeWords(ctx, clientId, news))
      if (state === "disputed")
        await emit(ctx, "client.fact-disputed", { clientId, subjectId: id }, { field, claimId: id });
    await takeIntoForce(ctx, client, changed);
    return outcomes;
  });

interface About {
  client: ClientRow;
  field: string;
  held: FieldValue;
  known: readonly StoredWord[];
}

/** The word of a value that stood there before words were kept: written down when the first other one is said. */
function unwritten({ client, field, held, known }: About, outcome: Outcome): NewWord[] {
  if (held === null || known.some((one) => one.state === "holds")) return [];
  const state = outcome === "holds" ? "former" : "holds";
  return [{ field, word: firstWord(client, field, held), state, at: client.created_at }];
}

/** In the registry's order, so that events and forms name them alike. */
async function readFacts(ctx: Ctx, facts: StatedFacts): Promise<Map<string, FieldValue>> {
  const fields = await allFields(ctx);
  const today = dayOf(ctx.now, (await readFirm(ctx)).zone);
  const wrong: Record<string, string> = {};
  for (const name of Object.keys(facts))
    if (!fields.some((field) => field.name === name)) wrong[name] = "unknown-field";
  const said = new Map<string, FieldValue>();
  for (const field of fields) {
    const given = facts[field.name];
    if (given === undefined) continue;
    const read = readValue(field, given, today);
    if ("fault" in read) wrong[field.name] = read.fault;
    else said.set(field.name, read.value);
  }
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
  return said;
}
