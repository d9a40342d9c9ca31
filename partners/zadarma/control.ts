import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Invalid, Missing, parse } from "../kernel/invalid.ts";
import { type Call, newCallId } from "./call.ts";
import { demoAccount } from "./demo-account.ts";
import { startIncoming } from "./incoming.ts";
import { startOutgoing } from "./outgoing.ts";
import { speechMp3 } from "./mp3.ts";
import { people, usual } from "./people.ts";
import { presentCall } from "./present-call.ts";
import { receiveSms } from "./sms-api.ts";
import { answer, finish, transfer } from "./talk.ts";
import { type Extension, isFree, resetWorld, type World } from "./world.ts";

const LONGEST = 6 * 3600;
const Phone = z.string().transform((written, context) => {
  const digits = written.replace(/\D/g, "");
  if (digits.length >= 3 && digits.length <= 15) return digits;
  context.addIssue({ code: "custom", message: "must have 3 to 15 digits" });
  return z.NEVER;
});
const Seconds = z.number().min(0).max(LONGEST);
const NewCall = z.strictObject({
  from: Phone,
  to: Phone.optional(),
  talkSeconds: Seconds.optional(),
  answerBy: z.string().nullish(),
  hangUpAfter: Seconds.optional(),
  hidden: z.boolean().optional(),
});
const ByExtension = z.strictObject({ extension: z.string().optional() });
const ExtensionChange = z.strictObject({
  online: z.boolean().optional(),
  answersAfter: Seconds.nullish(),
});
const AccountChange = z.strictObject({
  balance: z.number().optional(),
  webhookUrl: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  isLimited: z.boolean().optional(),
});
const Said = z.strictObject({ from: Phone, to: Phone.optional(), text: z.string().min(1).max(1000) });
const Planted = z.strictObject({ pbxCallId: z.string().min(1), seconds: Seconds });
const Limit = z.strictObject({
  limit: z.coerce.number().int().min(1).default(200),
  phone: Phone.optional(),
});

/** What a person or a test may do to this exchange from behind. */
export function zadarmaControl(app: FastifyInstance, world: World): void {
  callControl(app, world);
  accountControl(app, world);

  app.get("/sms", async (request) => {
    const { limit, phone } = parse(Limit, request.query, "The query");
    const sms = world.sms.list().filter((one) => !phone || one.phone === phone);
    return { sms: sms.slice(-limit).map((one) => ({ ...one, at: new Date(one.at).toISOString() })) };
  });
  app.post("/sms", async (request, reply) => {
    const { from, to, text } = parse(Said, request.body, "The body");
    return reply.code(201).send(await receiveSms(world, { from, to: to ?? demoAccount.numbers[0] ?? "", text }));
  });
  app.get("/hooks", async (request) => ({
    hooks: world.hooks.list(parse(Limit, request.query, "The query").limit),
  }));
  // A talk of the past, as the demo's histories need it: the product fetches its sound by its own way.
  app.post("/recordings", async (request, reply) => {
    const { pbxCallId, seconds } = parse(Planted, request.body, "The body");
    const now = world.clock.now();
    const callId = newCallId(now);
    const times = { endedAt: now, readyAt: now };
    world.recordings.set(callId, { callId, pbxCallId, seconds, ...times, isDeleted: false, speech: null });
    return reply.code(201).send({ callId });
  });
  // For listening on the control page; the product gets its own by a link.
  app.get<{ Params: { callId: string } }>("/recordings/:callId", async (request, reply) => {
    const recording = world.recordings.get(request.params.callId);
    if (!recording) throw new Missing("There is no such recording.");
    return reply.type("audio/mpeg").send(speechMp3(recording.seconds, recording.callId));
  });
  app.post("/reset", async () => {
    resetWorld(world);
    return { ok: true };
  });
}

function callControl(app: FastifyInstance, world: World): void {
  const find = (id: string): Call => {
    const call = world.calls.list().find((known) => known.id === id || known.pbxCallId === id);
    if (!call) throw new Missing("There is no such call.");
    return call;
  };
  const alive = (id: string): Call => {
    const call = find(id);
    if (call.state === "ended") throw new Invalid("This call is over.");
    return call;
  };

  app.get("/calls", async (request) => {
    const { limit, phone } = parse(Limit, request.query, "The query");
    const calls = world.calls.list().filter((call) => !phone || call.phone === phone);
    return { calls: calls.slice(-limit).map((call) => presentCall(world, call)) };
  });
  app.get<{ Params: { id: string } }>("/calls/:id", async ({ params }) => presentCall(world, find(params.id)));
  app.post("/calls", async (request, reply) => {
    const order = parse(NewCall, request.body, "The body");
    if (order.to && world.extensions.has(order.from)) {
      const { from: internal, to, talkSeconds } = order;
      startOutgoing(world, { internal, to, talkSeconds, isDirect: true });
      return reply.code(202).send({ ok: true });
    }
    return reply.code(201).send(presentCall(world, await startIncoming(world, order)));
  });
  app.post<{ Params: { id: string } }>("/calls/:id/answer", async (request) => {
    const call = alive(request.params.id);
    const { extension = call.ringing ?? "" } = parse(ByExtension, request.body ?? {}, "The body");
    if (!world.extensions.has(extension)) throw new Invalid("Say which extension answers: none is ringing.");
    if (call.ringing !== extension && !isFree(world, extension)) throw new Invalid(`${extension} is away or busy.`);
    if (call.state === "talking") throw new Invalid("This call is answered already.");
    await answer(world, call, call.internal ?? extension);
    return presentCall(world, call);
  });
  app.post<{ Params: { id: string } }>("/calls/:id/hangup", async (request) => {
    const call = alive(request.params.id);
    await finish(world, call, "cancel");
    return presentCall(world, call);
  });
  app.post<{ Params: { id: string } }>("/calls/:id/transfer", async (request) => {
    const call = alive(request.params.id);
    const { extension = "" } = parse(ByExtension, request.body ?? {}, "The body");
    if (call.state !== "talking") throw new Invalid("Only a talk can be given over.");
    if (!isFree(world, extension)) throw new Invalid(`${extension || "Nobody"} is free for it.`);
    await transfer(world, call, extension);
    return presentCall(world, call);
  });
}

function accountControl(app: FastifyInstance, world: World): void {
  app.get("/people", async () => ({
    people: [
      { digits: "", title: usual.title },
      ...Object.entries(people)
        .map(([digits, { title }]) => ({ digits, title }))
        .toSorted((left, right) => left.digits.localeCompare(right.digits)),
    ],
  }));
  app.get("/extensions", async () => ({
    extensions: [...world.extensions.values()].map((one) => presentExtension(world, one)),
  }));
  app.put<{ Params: { number: string } }>("/extensions/:number", async (request) => {
    const extension = world.extensions.get(request.params.number);
    if (!extension) throw new Missing("There is no such extension.");
    const { online, answersAfter } = parse(ExtensionChange, request.body, "The body");
    extension.isOnline = online ?? extension.isOnline;
    if (answersAfter !== undefined) extension.answersAfter = answersAfter;
    return presentExtension(world, extension);
  });
  app.get("/account", async () => ({
    ...world.account,
    isLimited: world.limits.isOn,
    zone: demoAccount.zone.name,
    numbers: demoAccount.numbers,
  }));
  app.put("/account", async (request) => {
    const { balance, webhookUrl, isLimited } = parse(AccountChange, request.body, "The body");
    if (balance !== undefined) world.account.balance = balance;
    if (webhookUrl !== undefined) Object.assign(world.account, { callUrl: webhookUrl, otherUrl: webhookUrl });
    if (isLimited !== undefined) world.limits.isOn = isLimited;
    return { ...world.account, isLimited: world.limits.isOn };
  });
}

const presentExtension = (world: World, { number, name, isOnline, answersAfter }: Extension) => ({
  number,
  name,
  isOnline,
  isBusy: isOnline && !isFree(world, number),
  isRinging: world.calls.list().some(({ ringing }) => ringing === number),
  answersAfter,
});
