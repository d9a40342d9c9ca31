import type { z } from "zod";
import type { BodyOf } from "../../../api/endpoint.ts";
import type { deliver as endpoint, Delivery } from "../../../api/deliveries.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, refused } from "../../kernel/errors.ts";
import { fillTemplate } from "../outgoing/fill-template.ts";
import { matterFor } from "../outgoing/matter-for.ts";
import { templateById } from "../store.ts";
import { readDelivery } from "./read-delivery.ts";
import { sendByPolicy } from "./send-by-policy.ts";

/** A person writes by a policy: his own words, or a template whose words the other channels carry as a text. */
export async function deliver(
  ctx: Ctx,
  clientId: number,
  input: Omit<BodyOf<typeof endpoint>, "key"> & { onceKey: string },
): Promise<z.input<typeof Delivery>> {
  const matterId = await matterFor(ctx, clientId, input.matterId);
  const said = await wordsOf(ctx, { clientId, matterId }, input);
  const { policyMessageId } = await sendByPolicy(ctx, {
    clientId,
    matterId,
    subject: input.subject ?? "",
    uploadIds: input.uploadIds,
    policyCode: input.policyCode,
    onceKey: `delivery:${input.onceKey}`,
    ...said,
  });
  return readDelivery(ctx, policyMessageId);
}

async function wordsOf(
  ctx: Ctx,
  about: { clientId: number; matterId: number | null },
  input: Pick<BodyOf<typeof endpoint>, "text" | "templateId" | "variables" | "uploadIds">,
) {
  if (input.templateId === undefined) return { text: input.text ?? "", templateCode: null };
  if (input.text || (input.uploadIds ?? []).length > 0) throw invalid({ text: "text-or-template" });
  const template = await templateById(ctx, input.templateId);
  const filled = await fillTemplate(ctx, template, { ...about, given: input.variables });
  const gap = filled.missing[0];
  if (gap) throw refused("variable-missing", { field: gap.field, index: gap.index });
  return {
    text: filled.text,
    templateCode: template.code,
    templateVariables: filled.variables,
    templateFirst: true,
  };
}
