import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { submitApplication } from "../../api/applications.ts";
import { formFaults, sentencesOf, type FormErrors } from "../../api/form-sentences.ts";
import { applicationByToken, submitForm, unreadable } from "../applications/index.ts";
import { newCtx, visitorActor, type App, type Ctx } from "../kernel/ctx.ts";
import { HouseError } from "../kernel/errors.ts";
import { readFirm } from "../kernel/settings.ts";
import { storable } from "../kernel/storable.ts";
import { datedText, fillText } from "../law/index.ts";
import { buildLanding, callWhen, landingFirm, TRAP, utmOf } from "./build-model.ts";
import { readForm, type TypedForm } from "./form-input.ts";
import { paths, renderDocument, renderLanding, renderMessagePage, renderThankYou } from "./page/index.ts";

const Query = z.record(z.string(), z.unknown());
/** What `randomToken` makes; anything else is not worth a look into the database. */
const Token = z.string().regex(/^[\w-]{43}$/);
const empty: TypedForm = {
  name: "",
  phone: "",
  debtAmount: "",
  comment: "",
  consent: false,
  advertisingConsent: false,
};
const documents = {
  [paths.consent]: "consent.personal-data",
  [paths.advertising]: "consent.advertising",
  [paths.policy]: "policy.personal-data",
};

export function routes(http: FastifyInstance, app: App): void {
  http.get(paths.home, async (request, reply) => {
    const model = await buildLanding(visitor(app), Query.parse(storable(request.query)), { values: empty, errors: {} });
    return page(reply, 200, renderLanding(model));
  });

  // The form without JavaScript; with it the page speaks to POST /api/public/applications.
  http.post(paths.applications, (request, reply) => submitTyped(visitor(app), request, reply));

  http.get("/thank-you/:token", async (request, reply) => {
    const ctx = visitor(app);
    const { token } = z.object({ token: Token.catch("") }).parse(request.params);
    const application = token === "" ? null : await applicationByToken(ctx, token);
    const firm = await landingFirm(ctx);
    void reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer");
    if (!application)
      return page(
        reply,
        404,
        renderMessagePage({
          firm,
          title: "Страница не нашлась",
          text: "Возможно, адрес скопирован не целиком.",
          action: { href: paths.home, label: "На главную" },
        }),
      );
    return page(reply, 200, renderThankYou({ firm, number: application.number, callWhen: await callWhen(ctx) }));
  });

  for (const [path, code] of Object.entries(documents)) {
    http.get(path, async (_request, reply) => {
      const ctx = visitor(app);
      const text = await datedText(ctx, code);
      const body = fillText(text.body, await readFirm(ctx));
      return page(
        reply,
        200,
        renderDocument({ firm: await landingFirm(ctx), title: text.title, version: text.version, body }),
      );
    });
  }
}

async function submitTyped(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const typed = Query.parse(storable(request.body ?? {}));
  const { values, mark } = readForm(typed);
  const again = async (status: number, errors: FormErrors) =>
    page(reply, status, renderLanding(await buildLanding(ctx, typed, { values, errors, mark })));
  const parsed = submitApplication.body.safeParse({
    ...values,
    debtAmount: values.debtAmount || undefined,
    comment: values.comment || undefined,
    consent: values.consent,
    utm: utmOf(typed),
    mark,
    trap: typed[TRAP],
  });
  try {
    if (!parsed.success) {
      const misshapen = parsed.error.issues.map((issue) => String(issue.path[0] ?? "form"));
      // All faults at once: a person without scripts sends the whole page anew for each.
      return await again(422, sentencesOf([...misshapen, ...Object.keys(unreadable(values))]));
    }
    const received = await submitForm(ctx, parsed.data, request);
    return reply.redirect(`/thank-you/${received.publicToken}`, 303);
  } catch (error) {
    if (!(error instanceof HouseError)) throw error;
    if (error.code === "invalid") return again(422, sentencesOf(Object.keys(error.fields ?? {})));
    return again(error.status, { form: error.code === "too-many" ? formFaults.tooMany : formFaults.notKept });
  }
}

const visitor = (app: App): Ctx => newCtx(app, visitorActor);
const page = (reply: FastifyReply, status: number, text: string) =>
  reply.code(status).type("text/html; charset=utf-8").send(text);
