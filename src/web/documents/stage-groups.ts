import type { TemplateGroup } from "../../api/document-templates.ts";

/** Papers that a stage asks for, by the pipeline's code and then by the stage's; the first come first. */
const ofPipeline: Record<string, readonly TemplateGroup[]> = {
  applications: ["application", "payments"],
  court: ["court", "application"],
  mfc: ["mfc", "application"],
  protection: ["protection", "application"],
  payments: ["payments", "application"],
};
const ofStage: Record<string, readonly string[]> = {
  "applications/diagnosis": ["consent-personal-data", "route-memo"],
  "applications/offer": ["route-memo", "refusal-note"],
  "applications/contract": ["contract", "contract-mfc", "contract-protection", "consent-personal-data", "power-court"],
  "applications/first_payment": ["invoice"],
  "applications/lost": ["refusal-note"],
  "court/petition": ["petition", "creditors-list", "inventory"],
  "court/mailing": ["creditor-letter", "contents-list", "mailing-register"],
  "court/filed": ["package-contents", "motion-deposit"],
  "court/deposit": ["deposit-order"],
  "court/hearing": ["motion-realisation", "motion-living-minimum"],
  "court/realisation": ["motion-living-minimum", "motion-property"],
  "court/discharged": ["discharge-creditor", "discharge-bureau", "discharge-bailiffs", "consequences-memo"],
  "mfc/creditors": ["mfc-creditors"],
  "mfc/application": ["mfc-application", "mfc-creditors"],
  "mfc/submitted": ["mfc-hand-out"],
  "mfc/running": ["mfc-letter"],
  "mfc/done": ["mfc-end-letter"],
  "protection/notices": ["representative-notice", "refusal-notice", "consent-withdrawal"],
  "protection/violation": ["detector-report"],
  "protection/complaint": ["complaint-bailiffs", "complaint-bank", "complaint-prosecutor"],
  "payments/invoiced": ["invoice"],
  "payments/paid": ["act"],
  "payments/reschedule": ["new-schedule"],
  "payments/settled": ["act", "reconciliation"],
  "payments/refund": ["refund-agreement", "reconciliation"],
};

export const templateGroups: readonly TemplateGroup[] = [
  "application",
  "court",
  "mfc",
  "protection",
  "tools",
  "payments",
];

/** What fits the stage, in the stage's own order; then all groups, those of the pipeline first. */
export function arrange<T extends { code: string; group: TemplateGroup }>(
  templates: readonly T[],
  place: { pipeline: string; stage: string } | null,
): { fitting: T[]; groups: { group: TemplateGroup; templates: T[] }[] } {
  const codes = (place && ofStage[`${place.pipeline}/${place.stage}`]) ?? [];
  const near = (place && ofPipeline[place.pipeline]) ?? [];
  const order = [...near, ...templateGroups.filter((group) => !near.includes(group))];
  return {
    fitting: codes.flatMap((code) => templates.filter((one) => one.code === code)),
    groups: order
      .map((group) => ({ group, templates: templates.filter((one) => one.group === group) }))
      .filter((one) => one.templates.length > 0),
  };
}
