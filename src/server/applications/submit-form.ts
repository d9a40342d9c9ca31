import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Ctx } from "../kernel/ctx.ts";
import { HouseError } from "../kernel/errors.ts";
import { AddressWindow, FLOOD } from "./address-window.ts";
import { readFormMark } from "./form-mark.ts";
import type { ApplicationForm } from "./form.ts";
import type { Received } from "./form-memory.ts";
import { receiveApplication } from "./receive-application.ts";

const window = new AddressWindow();

interface Marks {
  mark?: string | undefined;
  trap?: string | undefined;
}

/** A form as it came over HTTP, with or without JavaScript: reads the signs of its sending and receives it. */
export async function submitForm(ctx: Ctx, form: ApplicationForm & Marks, request: FastifyRequest): Promise<Received> {
  const fromAddress = window.count(request.ip, ctx.now);
  if (fromAddress > FLOOD) throw new HouseError("too-many", "too many forms from this address");
  const mark = readFormMark(ctx, form.mark);
  const idempotency = request.headers["idempotency-key"];
  return receiveApplication(ctx, form, {
    formKey: keyOf(
      form,
      mark.key ?? (typeof idempotency === "string" && idempotency.length <= 200 ? `key:${idempotency}` : null),
    ),
    mark: mark.state,
    seconds: mark.seconds,
    consentVersion: mark.consentVersion,
    fromAddress,
    hasTrap: (form.trap ?? "") !== "",
    address: request.ip,
    agent: request.headers["user-agent"]?.slice(0, 300) ?? null,
    referrer: request.headers.referer?.slice(0, 300) ?? null,
  });
}

/**
 * Who goes back and mends his phone or adds a word sends the same mark with another form: that one must not be taken
 * for a second press, or the mended number would be lost.
 */
function keyOf(
  { name, phone, debtAmount, comment, advertisingConsent }: ApplicationForm,
  sending: string | null,
): string | null {
  if (sending === null) return null;
  const content = JSON.stringify([name, phone, String(debtAmount ?? ""), comment ?? "", advertisingConsent ?? false]);
  return `${sending}:${createHash("sha256").update(content).digest("base64url")}`;
}
