import { defineSlice } from "../kernel/ctx.ts";
import { clientFacts } from "./facts.ts";
import { commentCard } from "./robots/add-comment.ts";
import { appendText } from "./robots/append-text.ts";
import { changeField } from "./robots/change-field.ts";
import { changeFields } from "./robots/change-fields.ts";
import { changeTags } from "./robots/change-tags.ts";
import { routes } from "./routes.ts";
import { clientCreated, debtsChanged, tagAdded } from "./triggers/client-changes.ts";
import { consentGiven, consentWithdrawn } from "./triggers/consents.ts";
import { fieldChanged } from "./triggers/field-changed.ts";
import { fieldFilled } from "./triggers/field-filled.ts";
import "./tables.ts";

export const clients = defineSlice({
  name: "clients",
  routes,
  robots: [changeField, commentCard, changeFields, appendText, changeTags],
  triggers: [fieldFilled, fieldChanged, tagAdded, consentGiven, consentWithdrawn, clientCreated, debtsChanged],
  facts: [clientFacts],
});
