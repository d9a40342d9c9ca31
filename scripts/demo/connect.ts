import type { Ctx } from "../../src/server/kernel/ctx.ts";
import { checkConnection, createConnection, updateTemplate } from "../../src/server/messaging/index.ts";

// The published test values of the partner's documentation: they open nothing but the sandbox.
const account = { accountSid: "AC0123456789abcdef0123456789abcdef", authToken: "0123456789abcdef0123456789abcdef", sender: "whatsapp:+73912000000" };

const variables: Record<string, { index: number; field: string; fallback: string }[]> = {
  app_received: [{ index: 1, field: "client.first-name", fallback: "" }, { index: 2, field: "application.number", fallback: "" }],
  docs_needed: [{ index: 1, field: "client.first-name", fallback: "" }, { index: 2, field: "", fallback: "паспорт, СНИЛС, кредитные отчёты, справка о доходах" }],
  docs_reminder: [{ index: 1, field: "client.first-name", fallback: "" }, { index: 2, field: "", fallback: "кредитные отчёты и справка о доходах" }],
  call_missed: [{ index: 1, field: "client.first-name", fallback: "" }],
  contract_ready: [{ index: 1, field: "client.first-name", fallback: "" }, { index: 2, field: "matter.responsible-name", fallback: "" }],
};

/** Connects the sandbox as a Twilio account, reads its templates and switches the message robots on. */
export async function connectSandbox(ctx: Ctx, sandboxUrl: string): Promise<number> {
  const connection = await createConnection(ctx, { ...account, code: "wa1", name: "WhatsApp, песочница", baseUrl: `${sandboxUrl}/twilio`, isOn: true });
  await checkConnection(ctx, connection.id);
  const templates = await ctx.app.database.db.selectFrom("message_templates").select(["id", "code"]).execute();
  for (const template of templates) {
    const mapping = variables[template.code];
    if (mapping) await updateTemplate(ctx, template.id, { variables: mapping });
  }
  await ctx.app.database.db.updateTable("automation_rules").set({ is_on: true }).execute();
  return connection.id;
}
