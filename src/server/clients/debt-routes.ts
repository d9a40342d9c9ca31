import type { FastifyInstance } from "fastify";
import * as api from "../../api/debts.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { addDebt } from "./debts/add-debt.ts";
import { joinDebts } from "./debts/join-debts.ts";
import { keepDebtsApart } from "./debts/keep-debts-apart.ts";
import { listDebts } from "./debts/list-debts.ts";
import { listDebtVersions } from "./debts/list-versions.ts";
import { removeDebt } from "./debts/remove-debt.ts";
import { restoreDebt } from "./debts/restore-debt.ts";
import { updateDebt } from "./debts/update-debt.ts";

const done = { ok: true as const };
const keyOf = ({ id, debtId }: { id: number; debtId: number }) => ({ clientId: id, debtId });

export function debtRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listDebts, (ctx, { params }) => listDebts(ctx, params.id));
  serve(http, app, api.addDebt, (ctx, { params, body }) => addDebt(ctx, params.id, body));
  serve(http, app, api.updateDebt, (ctx, { params, body }) => updateDebt(ctx, keyOf(params), body));
  serve(http, app, api.removeDebt, async (ctx, { params }) => {
    await removeDebt(ctx, keyOf(params));
    return done;
  });
  serve(http, app, api.joinDebts, async (ctx, { params, body }) => {
    await joinDebts(ctx, keyOf(params), body);
    return done;
  });
  serve(http, app, api.keepDebtsApart, async (ctx, { params, body }) => {
    await keepDebtsApart(ctx, keyOf(params), body.otherId);
    return done;
  });
  serve(http, app, api.listDebtVersions, (ctx, { params }) => listDebtVersions(ctx, keyOf(params)));
  serve(http, app, api.restoreDebt, async (ctx, { params, body }) => {
    await restoreDebt(ctx, keyOf(params), body.version);
    return done;
  });
}
