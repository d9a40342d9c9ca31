import { addComment } from "../../src/server/clients/index.ts";
import type { Actor } from "../../src/server/kernel/ctx.ts";
import { moveMatter, openMatter } from "../../src/server/matters/index.ts";
import { createTask } from "../../src/server/tasks/index.ts";
import { openTasksOf, type Known } from "./lookup.ts";
import { completeTask } from "../../src/server/tasks/index.ts";
import { days, type Life, type World } from "./world.ts";

interface Step {
  stage: string;
  /** Days until the next one. */
  from: number;
  to: number;
  task: string;
}

const routes: Record<"court" | "mfc" | "protection", Step[]> = {
  court: [
    { stage: "collect", from: 12, to: 40, task: "Запросить справку 2-НДФЛ" },
    { stage: "analysis", from: 4, to: 12, task: "Проверить имущество и сделки за три года" },
    { stage: "petition", from: 3, to: 8, task: "Подготовить заявление и опись" },
    { stage: "mailing", from: 2, to: 5, task: "Разослать копии кредиторам" },
    { stage: "filed", from: 4, to: 12, task: "Проверить карточку дела в суде" },
    { stage: "deposit", from: 4, to: 14, task: "Внести депозит с номером дела" },
    { stage: "hearing", from: 14, to: 40, task: "Подготовиться к заседанию" },
    { stage: "realisation", from: 90, to: 180, task: "Передать карты управляющему" },
  ],
  mfc: [
    { stage: "eligibility", from: 3, to: 9, task: "Получить справку приставов" },
    { stage: "creditors", from: 5, to: 14, task: "Сверить кредиторов с кредитными отчётами" },
    { stage: "application", from: 2, to: 6, task: "Заявление в МФЦ: подписать" },
    { stage: "submitted", from: 3, to: 7, task: "Проверить запись в реестре" },
    { stage: "running", from: 120, to: 180, task: "Ежемесячная сверка с клиентом" },
  ],
  protection: [
    { stage: "onboard", from: 2, to: 6, task: "Собрать детализацию звонков" },
    { stage: "logging", from: 6, to: 25, task: "Проверить журнал звонков" },
    { stage: "notices", from: 3, to: 9, task: "Отправить уведомления кредиторам" },
    { stage: "watch", from: 30, to: 90, task: "Позвонить клиенту: тихо ли" },
  ],
};

/** The case that the contract opened, led by the lawyer along its own pipeline. */
export async function* caseLife(world: World, known: Known, operator: Actor): Life {
  const route = world.random.weighted({ court: 62, mfc: 18, protection: 20 });
  const lawyer = world.staff.lawyer;
  yield days(world, 1);
  // What robots asked for when the contract was signed is done by the time the case opens.
  for (const task of await openTasksOf(world, known.matterId)) await completeTask(world.as(operator), task.id);
  const matter = await openMatter(world.as(operator), {
    clientId: known.clientId,
    pipelineCode: route,
    source: "contract",
    responsibleId: lawyer.id,
  });
  for (const [i, step] of routes[route].entries()) {
    if (i > 0) await moveMatter(world.as(lawyer), { matterId: matter.id, stageCode: step.stage, by: "hand" });
    const due = days(world, Math.ceil(step.from * 0.9));
    if (world.random.chance(0.82))
      await createTask(world.as(lawyer), { title: step.task, dueAt: due, matterId: matter.id, userId: lawyer.id });
    yield days(world, Math.ceil(world.random.int(step.from, step.to) / 2));
    if (world.random.chance(0.3))
      await addComment(world.as(lawyer), {
        clientId: known.clientId,
        body: `${step.task}: в работе, клиент на связи.`,
        matterId: matter.id,
      });
    yield days(world, Math.ceil(world.random.int(step.from, step.to) / 2));
    for (const task of await openTasksOf(world, matter.id)) await completeTask(world.as(lawyer), task.id);
  }
}
