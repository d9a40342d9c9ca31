import { defineSlice } from "../kernel/ctx.ts";
import { recordCounts } from "./absences/record-counts.ts";
import { debtFacts } from "./debts/debt-facts.ts";
import { clientFacts } from "./facts.ts";
import { refreshSearchTexts } from "./jobs.ts";
import { commentCard } from "./robots/add-comment.ts";
import { appendText } from "./robots/append-text.ts";
import { changeField } from "./robots/change-field.ts";
import { changeFields } from "./robots/change-fields.ts";
import { changeTags } from "./robots/change-tags.ts";
import { setFact } from "./robots/set-fact.ts";
import { routes } from "./routes.ts";
import { clientCreated, debtsChanged, tagAdded } from "./triggers/client-changes.ts";
import { consentGiven, consentWithdrawn } from "./triggers/consents.ts";
import { factDisputed, recordsChanged } from "./triggers/facts-and-records.ts";
import { fieldChanged } from "./triggers/field-changed.ts";
import { fieldFilled } from "./triggers/field-filled.ts";
import "./creditors/tables.ts";
import "./debts/tables.ts";
import "./tables.ts";

export const clients = defineSlice({
  name: "clients",
  routes,
  jobs: [refreshSearchTexts],
  robots: [changeField, commentCard, changeFields, appendText, changeTags, setFact],
  triggers: [
    fieldFilled,
    fieldChanged,
    tagAdded,
    consentGiven,
    consentWithdrawn,
    clientCreated,
    debtsChanged,
    factDisputed,
    recordsChanged,
  ],
  facts: [clientFacts, recordCounts, debtFacts],
});
