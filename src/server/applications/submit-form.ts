import type { FastifyRequest } from "fastify";
import type { Ctx } from "../kernel/ctx.ts";
import { HouseError } from "../kernel/errors.ts";
import { AddressWindow, FLOOD } from "./address-window.ts";
import { readFormMark } from "./form-mark.ts";
import { receiveApplication, type ApplicationForm, type Received } from "./receive-application.ts";

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
    formKey: mark.key ?? (typeof idempotency === "string" && idempotency.length <= 200 ? `key:${idempotency}` : null),
    mark: mark.state,
    seconds: mark.seconds,
    fromAddress,
    hasTrap: (form.trap ?? "") !== "",
    address: request.ip,
    agent: request.headers["user-agent"]?.slice(0, 300) ?? null,
    referrer: request.headers.referer?.slice(0, 300) ?? null,
  });
}
