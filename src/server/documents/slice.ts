import { defineSlice } from "../kernel/ctx.ts";
import { paperFacts } from "./facts.ts";
import { noteEditedJob } from "./job-names.ts";
import { edits, orders, pdfs, signatureRequests, stamps, sweep } from "./jobs.ts";
import { packageJobs } from "./packages/jobs.ts";
import { assembleRobot } from "./packages/robots.ts";
import { packageSubscribers } from "./packages/subscribers.ts";
import { givePorts, type Ports } from "./ports.ts";
import { requestChecklist } from "./requests/robots.ts";
import { createDocument } from "./robots/create-document.ts";
import { requestSignature } from "./robots/request-signature.ts";
import { routes } from "./routes.ts";
import { documentCreated, documentFinalised, documentSigned, documentViewed } from "./triggers/life.ts";
import { itemReceived, packageCompleted, paperSoonOld, requestCompleted } from "./triggers/papers.ts";
import "./tables.ts";
import "./library/tables.ts";
import "./packages/tables.ts";
import "./requests/tables.ts";

export function makeDocuments(ports: Ports) {
  givePorts(ports);
  return documents;
}

export const documents = defineSlice({
  name: "documents",
  routes,
  jobs: [pdfs, stamps, edits, orders, signatureRequests, sweep, ...packageJobs],
  subscribers: [
    { events: ["file.changed"], job: noteEditedJob.name, when: (data) => data["what"] === "version" },
    ...packageSubscribers,
  ],
  robots: [createDocument, requestSignature, requestChecklist, assembleRobot],
  facts: [paperFacts],
  triggers: [
    documentCreated,
    documentFinalised,
    documentViewed,
    documentSigned,
    itemReceived,
    requestCompleted,
    packageCompleted,
    paperSoonOld,
  ],
});
