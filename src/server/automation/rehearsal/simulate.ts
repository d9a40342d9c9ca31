import { triggerNamed } from "../catalogue.ts";
import type { TimedTrigger } from "../define.ts";
import { ruleOf } from "../triggers/match-triggers.ts";
import { judge, type Matched } from "../triggers/rules.ts";
import { factsAt, holds } from "./moments.ts";
import { endWait, moveCard, performRun, waitParams, type Step } from "./perform.ts";
import type { ReadyTrigger, Script } from "./script.ts";
import { newStay, nextOf, takeBack, waitingOf } from "./stay.ts";
import type { Client, PastEvent, Port, SimCard, Stay, Tell } from "./world.ts";

/** What a client's cards would have lived through by these rules. Events of the past are given in order. */
export interface Play {
  script: Script;
  client: Client;
  window: { from: Date; to: Date };
  port: Port;
  tell: Tell;
}

/**
 * Plays the rules over what really happened to one client: people's moves and the world's events are taken as they
 * were, moves that automation made are left out, and what the rules would have done stands in their place.
 */
export async function simulate(play: Play): Promise<void> {
  for (const card of play.client.cards) settleBefore(play, card);
  // The engine answers a moment's events after all that people did in that moment.
  for (const [at, events] of Map.groupBy(play.client.events, (event) => event.at.getTime())) {
    await advance(play, new Date(at));
    play.client.now = new Date(at);
    const heard = events.filter((event) => {
      noteDeed(play.client, event);
      return replay(play, event);
    });
    for (const event of heard) await hear(play, event);
  }
  await advance(play, play.window.to);
}

/** The stay in which the window found the card began earlier: what was due in it by then is past. */
function settleBefore(play: Play, card: SimCard): void {
  const { stay } = card;
  if (!stay) return;
  const { script, client, window } = play;
  for (let now = stay.enteredAt.getTime(); ;) {
    const next = nextOf({ script, card, stay, zone: client.zone, now: stay.enteredAt });
    if (!next || next.at >= window.from.getTime()) return;
    now = Math.max(now, next.at);
    performRun({ script, card, stay, zone: client.zone, now: new Date(now), tell: () => {}, isQuiet: true }, next.run);
  }
}

const DEEDS = new Set(["employee", "client", "visitor"]);
/** What clients say comes by a partner, and so do calls with them. */
const SAID: ReadonlySet<string> = new Set(["message.received", "letter.received", "call.logged", "call.ended"]);

function noteDeed(client: Client, event: PastEvent): void {
  if (DEEDS.has(event.actorKind) || SAID.has(event.name)) client.lastDeedAt = event.at;
}

/** Does what people did with the card itself. False for what rules did: that is what the rehearsal puts in its place. */
function replay(play: Play, event: PastEvent): boolean {
  const card = play.client.cards.find((one) => one.matterId === event.matterId);
  if (event.name === "time.reached") return isToldByPast(play.script, event);
  if (!card) return true;
  const now = event.at;
  const { script, client, tell } = play;
  if (event.name === "matter.opened") {
    if (card.stay) return true;
    const stageId = numberIn(event, "stageId");
    card.stay = newStay(script, card, client.zone, { stageId, at: now, depth: event.depth, isUndoable: false });
    tell(card, now, { kind: "entered", stageId, fromStageId: null });
  }
  if (event.name === "matter.moved") {
    if (event.data["by"] !== "hand") return false;
    const step = { script, card, zone: client.zone, now, tell, isQuiet: false };
    moveCard(step, numberIn(event, "toStageId"), { depth: event.depth, by: "hand" });
  }
  if (event.name === "matter.move-undone") undo(play, card, event);
  return true;
}

/** Only the slip of the same person's hand is taken back; where rules have moved the card since, it goes where the undo put it. */
function undo({ script, client, tell }: Play, card: SimCard, event: PastEvent): void {
  const isSame = card.stay?.isUndoable === true && card.stay.former?.stageId === numberIn(event, "toStageId");
  if (isSame && takeBack(card, event.at)) return;
  const step = { script, card, zone: client.zone, now: event.at, tell, isQuiet: false };
  moveCard(step, numberIn(event, "toStageId"), { depth: event.depth, by: "hand" });
}

/** A moment really told counts only for a rule that cannot be imagined. */
function isToldByPast(script: Script, event: PastEvent): boolean {
  const rule = script.triggers.find((one) => one.ruleId === event.data["ruleId"]);
  return rule !== undefined && rule.trigger.timed?.wouldCome === undefined;
}

const numberIn = (event: PastEvent, name: string): number => Number(event.data[name]);

/** Lets everything happen that was due by then, in order of time. */
async function advance(play: Play, until: Date): Promise<void> {
  for (;;) {
    const next = soonest(play, until);
    if (!next) return;
    // A robot that waited for the one above may have been due long ago; time does not go back for it.
    const now = new Date(Math.max(next.at, play.client.now.getTime()));
    play.client.now = now;
    const moved = "trigger" in next ? null : performRun(stepOf(play, next.card, next.stay, now), next.run);
    if (moved) await hear(play, moved);
    if ("trigger" in next) await reach(play, next, now);
    next.card.behind = next.card.behind.filter((stay) => waitingOf(stay).length > 0);
  }
}

const stepOf = ({ script, client, tell }: Play, card: SimCard, stay: Stay, now: Date): Step => ({
  script,
  card,
  stay,
  zone: client.zone,
  now,
  tell,
  isQuiet: false,
});

type WouldCome = NonNullable<TimedTrigger["wouldCome"]>;

type Next = { at: number; card: SimCard; stay: Stay } & (
  | { run: NonNullable<ReturnType<typeof nextOf>>["run"] }
  | { trigger: ReadyTrigger; occasion: number }
);

function soonest(play: Play, until: Date): Next | null {
  let found: Next | null = null;
  const take = (next: Next): void => {
    if (next.at <= until.getTime() && (found === null || next.at < found.at)) found = next;
  };
  for (const card of play.client.cards) {
    // Of two robots due at one moment that of the older stay comes first, as its job was asked for first.
    for (const stay of card.stay ? [...card.behind, card.stay] : card.behind) {
      const next = nextOf({ script: play.script, card, stay, zone: play.client.zone, now: until });
      if (next) take({ ...next, card, stay });
    }
    for (const timed of timedOf(play, card)) take(timed);
  }
  return found;
}

/** Moments of triggers of time for a card, as it stands now. */
function timedOf({ script, client, window }: Play, card: SimCard): Next[] {
  const { stay } = card;
  if (!stay || script.byId.get(stay.stageId)?.isClosed) return [];
  return script.triggers.flatMap((trigger) => {
    const { wouldCome } = trigger.trigger.timed ?? {};
    if (!wouldCome || !trigger.watched.has(stay.stageId)) return [];
    const occasion = occasionOf(script, { card, stay, trigger, wouldCome, lastDeedAt: client.lastDeedAt });
    if (occasion === null || occasion < window.from.getTime()) return [];
    if (occasion <= (card.told.get(trigger.ruleId) ?? 0)) return [];
    return [{ at: Math.max(occasion, stay.enteredAt.getTime()), card, stay, trigger, occasion }];
  });
}

/** Counted once for a stay and a last deed: nothing else of it changes. */
function occasionOf(
  script: Script,
  given: { card: SimCard; stay: Stay; trigger: ReadyTrigger; wouldCome: WouldCome; lastDeedAt: Date | null },
): number | null {
  const { card, stay, trigger, lastDeedAt } = given;
  const key = trigger.trigger.timed?.followsDeeds ? (lastDeedAt?.getTime() ?? 0) : 0;
  const known = stay.occasions.get(trigger.ruleId);
  if (known?.key === key) return known.at;
  const moment = given.wouldCome(trigger.params, {
    stageId: stay.stageId,
    enteredAt: stay.enteredAt,
    lastDeedAt,
    calendar: script.calendar,
    fact: (name) => factsAt(script, card, stay, stay.enteredAt)[name] ?? null,
  });
  const at = moment?.getTime() ?? null;
  stay.occasions.set(trigger.ruleId, { key, at });
  return at;
}

async function reach(play: Play, next: Extract<Next, { trigger: ReadyTrigger }>, now: Date): Promise<void> {
  const { card, trigger } = next;
  card.told.set(trigger.ruleId, next.occasion);
  await hear(play, {
    id: 0,
    name: "time.reached",
    at: now,
    clientId: card.clientId,
    matterId: card.matterId,
    subjectId: trigger.ruleId,
    data: { ruleId: trigger.ruleId, trigger: trigger.name },
    depth: 0,
    actorKind: "system",
  });
}

/** Lets waits and triggers of every card that the event concerns answer it, in order of the cards. */
async function hear(play: Play, event: PastEvent): Promise<void> {
  const ruleId = ruleOf(event);
  const hearing = play.script.triggers.filter(
    (rule) => rule.trigger.events.includes(event.name) && (ruleId === null || rule.ruleId === ruleId),
  );
  for (const card of play.client.cards) {
    if (!card.stay) continue;
    const isOwn = card.matterId === event.matterId;
    if (!isOwn && play.script.byId.get(card.stay.stageId)?.isClosed) continue;
    if (ruleId === null) await settleWaits(play, event, card);
    const concerned = hearing.filter((rule) => isOwn || event.matterId === null || rule.trigger.concerns === "client");
    if (concerned.length > 0) await answer(play, event, card, concerned);
  }
}

async function settleWaits(play: Play, event: PastEvent, card: SimCard): Promise<void> {
  for (const stay of card.stay ? [card.stay, ...card.behind] : card.behind) {
    for (const run of waitingOf(stay)) {
      if (run.awaitsSince === null || event.at < run.awaitsSince) continue;
      const params = waitParams(run)?.trigger;
      const trigger = triggerNamed(params?.name ?? "");
      const own = trigger?.params.safeParse(params?.params ?? {});
      if (!trigger?.events.includes(event.name) || !own?.success) continue;
      const isMine = card.matterId === event.matterId || event.matterId === null || trigger.concerns === "client";
      if (isMine && (await play.port.matches({ trigger, params: own.data }, event, card)))
        endWait(stepOf(play, card, stay, event.at), run, true);
    }
  }
}

async function answer(play: Play, event: PastEvent, card: SimCard, rules: readonly ReadyTrigger[]): Promise<void> {
  const { script } = play;
  const { stay } = card;
  if (!stay) return;
  const matched: (Matched & { rule: ReadyTrigger })[] = [];
  for (const rule of rules) {
    if (!(await play.port.matches(rule, event, card))) continue;
    const conditionHolds = holds(script, rule.condition, { card, stay, at: event.at });
    matched.push({ ...rule, rule, conditionHolds, refusal: null });
  }
  if (matched.length === 0) return;
  const verdicts = judge(matched, { stageId: stay.stageId, stageIds: script.stageIds, isMovedSince: false });
  const winner = verdicts.findIndex((verdict) => verdict.outcome === "moved");
  verdicts.forEach((verdict, i) => {
    const trigger = matched[i]?.rule;
    if (trigger && verdict.outcome !== "moved") play.tell(card, event.at, { kind: "yielded", trigger });
  });
  const rule = matched[winner]?.rule;
  if (!rule) return;
  const step = stepOf(play, card, stay, event.at);
  const moved = moveCard(step, rule.stageId, { depth: event.depth + 1, by: "trigger" });
  play.tell(card, event.at, { kind: moved ? "fired" : "yielded", trigger: rule });
  if (!moved) return;
  await hear(play, moved);
}
