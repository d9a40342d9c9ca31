import type { FastifyInstance } from "fastify";
import * as api from "../../api/tasks.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { completeTask } from "./complete-task.ts";
import { createTask } from "./create-task.ts";
import { listTasks } from "./list-tasks.ts";
import { reopenTask } from "./reopen-task.ts";
import { readTask } from "./store.ts";
import { tickItem } from "./tick-item.ts";
import { updateTask } from "./update-task.ts";

export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listTasks, (ctx, { query }) => listTasks(ctx, query));
  serve(http, app, api.createTask, async (ctx, { body: { key, ...task } }) => {
    // A browser's key is its user's own: nobody finds another's task by guessing.
    const { id } = await createTask(ctx, {
      ...task,
      onceKey: key === undefined ? undefined : `user:${ctx.actor.id}:${key}`,
    });
    return readTask(ctx, id);
  });
  serve(http, app, api.updateTask, async (ctx, { params, body }) => {
    await updateTask(ctx, params.id, body);
    return readTask(ctx, params.id);
  });
  serve(http, app, api.completeTask, async (ctx, { params, body }) => {
    await completeTask(ctx, params.id, body.result);
    return readTask(ctx, params.id);
  });
  serve(http, app, api.tickItem, async (ctx, { params, body }) => {
    await tickItem(ctx, { taskId: params.id, itemId: params.itemId, isDone: body.isDone });
    return readTask(ctx, params.id);
  });
  serve(http, app, api.reopenTask, async (ctx, { params }) => {
    await reopenTask(ctx, params.id);
    return { ok: true as const };
  });
}
