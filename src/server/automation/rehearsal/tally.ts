import type { RehearsalResult } from "../../../api/automation-rehearsal.ts";
import { dayOf } from "../../kernel/working-time.ts";
import type { ReadyRobot, ReadyTrigger, Script } from "./script.ts";
import type { Client, Happening, SimCard } from "./world.ts";

// What a rehearsal remembers of all cards: counts, and a few samples of each kind. It does not grow with the cards.

const SAMPLES = 5;
const MOST_STAYS = 5;
export const MOST_TASKS_A_DAY = 15;

type Sample = RehearsalResult["rules"][number]["samples"][number];
interface RuleTally {
  times: number;
  skipped: number;
  samples: Sample[];
}
export interface Tasks {
  userId: number | null;
  byDay: Map<string, number>;
}

export class Tally {
  readonly rules = new Map<number, RuleTally>();
  readonly entered = new Map<number, number>();
  readonly reallyEntered = new Map<number, number>();
  readonly left = new Map<number, number>();
  readonly standing = new Map<number, number>();
  readonly tasks = new Map<string, Tasks>();
  readonly elsewhere: RehearsalResult["difference"]["samples"] = [];
  readonly twoMessages = { clients: 0, samples: [] as Sample[] };
  readonly round = { cards: 0, samples: [] as Sample[] };
  cards = 0;
  events = 0;
  messages = 0;
  standElsewhere = 0;
  readonly #script: Script;
  /** Of the client being played, by day. */
  #messages = new Map<string, { count: number; last: Sample }>();

  constructor(script: Script) {
    this.#script = script;
  }

  take(card: SimCard, at: Date, happening: Happening): void {
    switch (happening.kind) {
      case "entered":
        return this.#entered(card, happening);
      case "fired":
        return this.#count(happening.trigger, card, at, "times");
      case "yielded":
        return this.#count(happening.trigger, card, at, "skipped");
      case "skipped":
        return this.#count(happening.robot, card, at, "skipped");
      case "ran":
        this.#count(happening.robot, card, at, "times");
        return this.#effect(happening.robot, card, at);
    }
  }

  /** The client's play is over: what is judged of one person is judged now. */
  close(client: Client): void {
    const doubled = [...this.#messages.values()].find((day) => day.count > 1);
    if (doubled) {
      this.twoMessages.clients += 1;
      keep(this.twoMessages.samples, doubled.last);
    }
    this.#messages = new Map();
    this.events += client.events.length;
    for (const card of client.cards) this.#closeCard(card, client.now);
  }

  #closeCard(card: SimCard, at: Date): void {
    this.cards += 1;
    const most = Math.max(0, ...card.entered.values());
    if (most > MOST_STAYS || card.isStopped) {
      this.round.cards += 1;
      keep(this.round.samples, sampleOf(card, at));
    }
    if (!card.stay) return;
    add(this.standing, card.stay.stageId, 1);
    if (card.reallyStageId === null || card.reallyStageId === card.stay.stageId) return;
    this.standElsewhere += 1;
    if (this.elsewhere.length < SAMPLES * 4)
      this.elsewhere.push({
        matterId: card.matterId,
        clientId: card.clientId,
        number: card.number,
        clientName: card.clientName,
        reallyStageId: card.reallyStageId,
        wouldStageId: card.stay.stageId,
      });
  }

  #entered(card: SimCard, { stageId, fromStageId }: { stageId: number; fromStageId: number | null }): void {
    add(this.entered, stageId, 1);
    add(card.entered, stageId, 1);
    if (fromStageId !== null) add(this.left, fromStageId, 1);
  }

  #count(rule: ReadyRobot | ReadyTrigger, card: SimCard, at: Date, what: "times" | "skipped"): void {
    const tally = this.rules.get(rule.ruleId) ?? { times: 0, skipped: 0, samples: [] };
    this.rules.set(rule.ruleId, tally);
    tally[what] += 1;
    if (what === "times") keep(tally.samples, sampleOf(card, at));
  }

  #effect({ effect }: ReadyRobot, card: SimCard, at: Date): void {
    const day = (): string => dayOf(at, this.#script.calendar.zone);
    if (effect.kind === "message") {
      this.messages += 1;
      const known = this.#messages.get(day());
      this.#messages.set(day(), { count: (known?.count ?? 0) + 1, last: sampleOf(card, at) });
    }
    if (effect.kind !== "task") return;
    const userId =
      typeof effect.who === "object" ? effect.who.userId : effect.who === "responsible" ? card.responsibleId : null;
    const tasks = this.tasks.get(String(userId)) ?? { userId, byDay: new Map<string, number>() };
    this.tasks.set(String(userId), tasks);
    add(tasks.byDay, day(), 1);
  }
}

function add<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

const keep = (samples: Sample[], sample: Sample): void => {
  if (samples.length < SAMPLES) samples.push(sample);
};

const sampleOf = (card: SimCard, at: Date): Sample => ({
  matterId: card.matterId,
  clientId: card.clientId,
  number: card.number,
  clientName: card.clientName,
  at: at.toISOString(),
  text: null,
});
