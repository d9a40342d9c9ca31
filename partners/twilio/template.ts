import type { DemoTemplate } from "./demo-templates.ts";

export type Approval = {
  name: string;
  category: string;
  contentType: string;
  status: string;
  rejectionReason: string;
  allowCategoryChange: boolean;
};

export type Template = {
  sid: string;
  accountSid: string;
  friendlyName: string;
  language: string;
  variables: Record<string, string>;
  types: Record<string, Record<string, unknown>>;
  createdAt: number;
  updatedAt: number;
  approval: Approval | null;
};

export function bodyOf(template: Template): string {
  const bodies = Object.values(template.types).map((type) => type["body"]);
  return bodies.find((body) => typeof body === "string") ?? "";
}

export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ""))];
}

export function render(text: string, variables: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => variables[name] ?? placeholder);
}

export const isApproved = (template: Template): boolean => template.approval?.status === "approved";

export function fromDemo(demo: DemoTemplate, accountSid: string, now: number): Template {
  return {
    sid: demo.sid,
    accountSid,
    friendlyName: demo.name,
    language: "ru",
    variables: Object.fromEntries(demo.samples.map((sample, index) => [String(index + 1), sample])),
    types: { "twilio/text": { body: demo.body } },
    createdAt: now,
    updatedAt: now,
    approval: {
      name: demo.name,
      category: "UTILITY",
      contentType: "twilio/text",
      status: demo.status,
      rejectionReason: demo.rejectionReason ?? "",
      allowCategoryChange: true,
    },
  };
}
