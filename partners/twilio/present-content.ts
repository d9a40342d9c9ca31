import type { Approval, Template } from "./template.ts";

/** ISO dates: the Content API is younger than the Messages one. */
const iso = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, "Z");

const urlOf = (template: Template): string => `https://content.twilio.com/v1/Content/${template.sid}`;

const unsubmitted: Approval = {
  name: "",
  category: "",
  contentType: "",
  status: "unsubmitted",
  rejectionReason: "",
  allowCategoryChange: true,
};

export function presentContent(template: Template): Record<string, unknown> {
  const url = urlOf(template);
  return {
    ...common(template),
    url,
    links: { approval_create: `${url}/ApprovalRequests/whatsapp`, approval_fetch: `${url}/ApprovalRequests` },
  };
}

/** Here the status sits in approval_requests.status … */
export function presentWithApproval(template: Template): Record<string, unknown> {
  return { ...common(template), approval_requests: approvalFields(template.approval ?? unsubmitted) };
}

/** … and here in whatsapp.status. */
export function presentApproval(template: Template): Record<string, unknown> {
  return {
    sid: template.sid,
    account_sid: template.accountSid,
    whatsapp: { type: "whatsapp", ...approvalFields(template.approval ?? unsubmitted) },
    url: `${urlOf(template)}/ApprovalRequests`,
  };
}

export function approvalFields(approval: Approval): Record<string, unknown> {
  return {
    name: approval.name,
    category: approval.category,
    content_type: approval.contentType,
    status: approval.status,
    rejection_reason: approval.rejectionReason,
    allow_category_change: approval.allowCategoryChange,
  };
}

function common(template: Template): Record<string, unknown> {
  return {
    sid: template.sid,
    account_sid: template.accountSid,
    friendly_name: template.friendlyName,
    language: template.language,
    variables: template.variables,
    types: template.types,
    date_created: iso(template.createdAt),
    date_updated: iso(template.updatedAt),
  };
}
