import type { FastifyInstance } from "fastify";
import * as api from "../../api/client-facts.ts";
import * as custom from "../../api/custom-fields.ts";
import { confirmAbsence as confirmAbsenceEndpoint } from "../../api/requirements.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { confirmAbsence } from "./absences/confirm-absence.ts";
import { addField } from "./custom-fields/add-field.ts";
import { listFields } from "./custom-fields/list-fields.ts";
import { orderFields } from "./custom-fields/order-fields.ts";
import { removeField } from "./custom-fields/remove-field.ts";
import { updateField } from "./custom-fields/update-field.ts";
import { decideFact } from "./facts/decide-fact.ts";
import { getFactHistory, getFacts } from "./facts/get-facts.ts";
import { restoreFact } from "./facts/restore-fact.ts";
import { stateFacts } from "./facts/state-facts.ts";
import { addRecord } from "./records/add-record.ts";
import { getRecordVersions, listRemovedRecords } from "./records/read-versions.ts";
import { removeRecord } from "./records/remove-record.ts";
import { restoreRecord } from "./records/restore-record.ts";
import { updateRecord } from "./records/update-record.ts";

const done = { ok: true as const };

export function factRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.getFacts, (ctx, { params }) => getFacts(ctx, params.id));
  serve(http, app, confirmAbsenceEndpoint, async (ctx, { params, body }) => {
    await confirmAbsence(ctx, { clientId: params.id, kind: params.kind, ...body });
    return done;
  });
  serve(http, app, api.stateFacts, async (ctx, { params, body }) => {
    const outcomes = await stateFacts(ctx, params.id, body.facts, body.source);
    return { outcomes: Object.entries(outcomes).map(([field, outcome]) => ({ field, outcome })) };
  });
  serve(http, app, api.getFactHistory, (ctx, { params }) =>
    getFactHistory(ctx, { clientId: params.id, field: params.field }),
  );
  serve(http, app, api.decideFact, async (ctx, { params, body }) => {
    await decideFact(ctx, { clientId: params.id, field: params.field, ...body });
    return done;
  });
  serve(http, app, api.restoreFact, async (ctx, { params, body }) => {
    await restoreFact(ctx, { clientId: params.id, field: params.field, ...body });
    return done;
  });
  recordRoutes(http, app);
  fieldRoutes(http, app);
}

function recordRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.addRecord, (ctx, { params, body }) =>
    addRecord(ctx, { clientId: params.id, kind: body.kind, data: body.data }, body.source),
  );
  serve(http, app, api.updateRecord, (ctx, { params, body }) =>
    updateRecord(ctx, { clientId: params.id, recordId: params.recordId }, body, body.source),
  );
  serve(http, app, api.removeRecord, async (ctx, { params }) => {
    await removeRecord(ctx, { clientId: params.id, recordId: params.recordId });
    return done;
  });
  serve(http, app, api.restoreRecord, (ctx, { params, body }) =>
    restoreRecord(ctx, { clientId: params.id, recordId: params.recordId }, body.version),
  );
  serve(http, app, api.getRecordVersions, (ctx, { params }) =>
    getRecordVersions(ctx, { clientId: params.id, recordId: params.recordId }),
  );
  serve(http, app, api.listRemovedRecords, (ctx, { params }) => listRemovedRecords(ctx, params.id));
}

function fieldRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, custom.listFields, (ctx) => listFields(ctx));
  serve(http, app, custom.addField, (ctx, { body }) => addField(ctx, body));
  serve(http, app, custom.updateField, (ctx, { params, body }) => updateField(ctx, params.id, body));
  serve(http, app, custom.orderFields, async (ctx, { body }) => {
    await orderFields(ctx, body.ids);
    return done;
  });
  serve(http, app, custom.removeField, async (ctx, { params }) => {
    await removeField(ctx, params.id);
    return done;
  });
}
