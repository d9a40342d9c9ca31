import { receiveApplication, takeApplication } from "../../src/server/applications/index.ts";
import { addComment, addDebt, findOrCreateByPhone, updateClient } from "../../src/server/clients/index.ts";
import { visitorActor, type Actor } from "../../src/server/kernel/ctx.ts";
import { moveMatter, openMatter } from "../../src/server/matters/index.ts";
import { markDialogRead, receiveMessage } from "../../src/server/messaging/index.ts";
import { completeTask, createTask } from "../../src/server/tasks/index.ts";
import { logCall } from "../../src/server/telephony/index.ts";
import { caseLife } from "./case-life.ts";
import { clientCalls, lineCall, talk } from "./line-calls.ts";
import { answers, callNotes, campaigns, comments, lostReasons, type Person } from "./people.ts";
import { atWork, days, minutes, workingMinutes, type Life, type World } from "./world.ts";
import { connectionOf, openTasksOf, applicationOf, type Known } from "./lookup.ts";

/** One client from the first word to wherever the demo's present day finds him. */
export async function* clientLife(world: World, person: Person): Life {
  const known = await arrive(world, person);
  if (!known) return;
  const operator = await answerable(world, known);
  // Most are taken in minutes, a few wait longer than they should.
  yield workingMinutes(world, world.random.chance(0.08) ? world.random.int(17, 40) : world.random.int(1, 13));
  await takeApplication(world.as(operator), known.applicationId);
  yield* firstCalls(world, known, operator);
  if (await endsHere(world, known, operator, 0.12)) return;
  yield* diagnosis(world, known, operator, person);
  if (await endsHere(world, known, operator, 0.16)) return;
  yield* offerAndContract(world, known, operator);
  if (await endsHere(world, known, operator, 0.06)) return;
  yield days(world, world.random.int(2, 7));
  await readDialog(world, known, operator);
  await finishTasks(world, known, operator, "");
  await move(world, operator, known.matterId, "won");
  yield* caseLife(world, known, operator);
}

/** One of the newest: the inbox shows it waiting. */
// oxlint-disable-next-line require-yield -- a life of one moment, asked like all others
export async function* newcomerLife(world: World, person: Person): Life {
  await arrive(world, person);
}

async function arrive(world: World, person: Person): Promise<Known | null> {
  const way = world.random.weighted({ site: 76, whatsapp: 16, hand: 8 });
  if (way === "site") {
    const total = person.debts.reduce((sum, debt) => sum + debt.amountKopecks, 0);
    const form = {
      name: person.name,
      phone: person.phone,
      debtAmount: world.random.chance(0.7) ? Math.round(total / 100_000) * 1000 : undefined,
      comment: person.trouble || undefined,
      advertisingConsent: world.random.chance(0.4),
      utm: { ...world.random.pick(campaigns) },
    };
    await receiveApplication(world.as(visitorActor), form, {
      formKey: null,
      mark: "absent",
      seconds: null,
      fromAddress: 1,
      hasTrap: false,
      consentVersion: null,
      address: null,
      agent: null,
      referrer: null,
    });
  } else if (way === "whatsapp") {
    await hear(world, person.phone, person.trouble || "Здравствуйте! Можно узнать про банкротство?", person.name);
  } else {
    const ctx = world.as(world.random.pick(world.staff.manager));
    const client = await findOrCreateByPhone(ctx, {
      phone: person.phone,
      name: person.name,
      source: "hand",
      city: person.city,
    });
    await openMatter(ctx, { clientId: client.id, pipelineCode: "applications", source: "hand" });
  }
  await world.jobs.runDue();
  return applicationOf(world, person.phone);
}

/** A message of the client, as the messenger's hook brings it. */
export async function hear(world: World, phone: string, text: string, profileName: string): Promise<void> {
  const at = world.clock.now();
  const connection = await connectionOf(world);
  const externalId = `SM${Buffer.from(`${phone}${at.getTime()}`).toString("hex").slice(-32).padStart(32, "0")}`;
  await receiveMessage(world.as({ kind: "provider", id: null }), {
    connection,
    at,
    message: { externalId, address: `whatsapp:${phone}`, phone, profileName, text, media: [], button: null },
  });
}

async function answerable(world: World, known: Known): Promise<Actor> {
  return (
    world.staff.manager.find((actor) => actor.id === known.responsibleId) ?? world.random.pick(world.staff.manager)
  );
}

async function* firstCalls(world: World, known: Known, operator: Actor): Life {
  yield atWork(world, world.random.int(1, 6));
  let tries = 0;
  while (world.random.chance(0.28) && tries < 3) {
    tries += 1;
    await unheard(world, known, operator);
    if (world.random.chance(0.4)) {
      yield minutes(world, world.random.int(20, 90));
      await hear(world, known.phone, world.random.pick(answers), known.name);
    }
    yield atWork(world, world.random.int(120, 1200));
  }
  await readDialog(world, known, operator);
  await finishTasks(world, known, operator, "звон");
  await talk(world, known, operator, { direction: "out", note: world.random.pick(callNotes) });
  await world.jobs.runDue();
}

/** Most go through the line; some employees still dial from their own telephones and write it down. */
async function unheard(world: World, known: Known, operator: Actor): Promise<void> {
  const ending = world.line.random.weighted({ "no-answer": 5, busy: 2, own: 3 });
  if (ending !== "own")
    return void (await lineCall(world, { phone: known.phone, direction: "out", employee: operator, ending, talk: 0 }));
  await logCall(world.as(operator), {
    clientId: known.clientId,
    matterId: known.matterId,
    direction: "out",
    result: "no-answer",
    note: "",
  });
}

async function* diagnosis(world: World, known: Known, operator: Actor, person: Person): Life {
  yield atWork(world, world.random.int(20, 240));
  for (const debt of person.debts) await addDebt(world.as(operator), known.clientId, { ...debt, overdueSince: null });
  await updateClient(world.as(operator), known.clientId, {
    name: person.name,
    city: person.city,
    family: person.family,
  });
  if (world.random.chance(0.55)) {
    yield atWork(world, world.random.int(200, 1500));
    await hear(world, known.phone, world.random.pick(answers), known.name);
    yield atWork(world, world.random.int(5, 120));
    await readDialog(world, known, operator);
    await addComment(world.as(world.staff.lawyer), {
      clientId: known.clientId,
      body: world.random.pick(comments),
      matterId: known.matterId,
    });
  }
  yield days(world, world.random.int(1, 6));
  await clientCalls(world, known, operator);
  await finishTasks(world, known, operator, "");
  await updateClient(world.as(operator), known.clientId, { incomeKopecks: person.incomeKopecks, work: person.job });
  await world.jobs.runDue();
}

async function* offerAndContract(world: World, known: Known, operator: Actor): Life {
  yield days(world, world.random.int(1, 4));
  await createTask(world.as(operator), {
    title: "Согласовать цену и график с клиентом",
    dueAt: workingMinutes(world, 480),
    matterId: known.matterId,
    userId: operator.id,
  });
  yield atWork(world, world.random.int(60, 900));
  await finishTasks(world, known, operator, "");
  await world.jobs.runDue();
  yield days(world, world.random.int(1, 6));
  await finishTasks(world, known, operator, "");
  await addComment(world.as(operator), {
    clientId: known.clientId,
    body: "Договор подписан, доверенность заказана на четверг.",
    matterId: known.matterId,
  });
  await move(world, operator, known.matterId, "first_payment");
  await createTask(world.as(operator), {
    title: "Напомнить об оплате первого платежа",
    dueAt: days(world, 3),
    matterId: known.matterId,
    userId: operator.id,
  });
}

/** Some go away or ask to wait. */
async function endsHere(world: World, known: Known, operator: Actor, share: number): Promise<boolean> {
  if (!world.random.chance(share)) return false;
  await readDialog(world, known, operator);
  await finishTasks(world, known, operator, "");
  if (world.random.chance(0.3)) {
    const until = new Date(world.clock.now().getTime() + world.random.int(10, 60) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    await moveMatter(world.as(operator), {
      matterId: known.matterId,
      stageCode: "parked",
      by: "hand",
      parkedUntil: until,
    });
  } else {
    await moveMatter(world.as(operator), {
      matterId: known.matterId,
      stageCode: "lost",
      by: "hand",
      lostReason: world.random.pick(lostReasons),
    });
  }
  return true;
}

async function readDialog(world: World, known: Known, operator: Actor): Promise<void> {
  await markDialogRead(world.as(operator), known.clientId);
}

export async function finishTasks(world: World, known: Known, operator: Actor, words: string): Promise<void> {
  for (const task of await openTasksOf(world, known.matterId)) {
    if (task.title.toLowerCase().includes(words)) await completeTask(world.as(operator), task.id);
  }
}

export async function move(world: World, actor: Actor, matterId: number, stageCode: string): Promise<void> {
  await moveMatter(world.as(actor), { matterId, stageCode, by: "hand" });
}
