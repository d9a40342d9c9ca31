import type { FastifyInstance } from "fastify";
import type { Answer } from "../kernel/answer.ts";
import { createTemplate } from "./create-template.ts";
import { notFound, TwilioError } from "./errors.ts";
import type { Query } from "./list-messages.ts";
import { presentApproval, presentContent, presentWithApproval } from "./present-content.ts";
import { type Call, route } from "./route.ts";
import { submitForApproval } from "./submit-template.ts";
import type { Template } from "./template.ts";
import type { World } from "./world.ts";

/** Templates, Twilio's Content API. */
export function contentApi(app: FastifyInstance, world: World): void {
  const { templates } = world.store;

  route(app, world, { name: "content.create", method: "POST", url: "/v1/Content" }, (call) => {
    const template = createTemplate(call.body, world.clock.now());
    templates.set(template.sid, template);
    return { status: 201, body: presentContent(template) };
  });
  route(app, world, { name: "content.list", method: "GET", url: "/v1/Content" }, (call) =>
    page(templates, "Content", call.query, presentContent),
  );
  route(app, world, { name: "content.list", method: "GET", url: "/v1/ContentAndApprovals" }, (call) =>
    page(templates, "ContentAndApprovals", call.query, presentWithApproval),
  );
  route(app, world, { name: "content.fetch", method: "GET", url: "/v1/Content/:sid" }, (call) => ({
    status: 200,
    body: presentContent(find(world, call)),
  }));
  route(app, world, { name: "content.delete", method: "DELETE", url: "/v1/Content/:sid" }, (call) => {
    templates.delete(find(world, call).sid);
    return { status: 204 };
  });
  route(
    app,
    world,
    { name: "approvals.create", method: "POST", url: "/v1/Content/:sid/ApprovalRequests/whatsapp" },
    (call) => ({
      status: 201,
      body: submitForApproval(world, find(world, call), call.body),
    }),
  );
  route(app, world, { name: "approvals.fetch", method: "GET", url: "/v1/Content/:sid/ApprovalRequests" }, (call) => ({
    status: 200,
    body: presentApproval(find(world, call)),
  }));
}

function find({ store }: World, call: Call): Template {
  const template = store.templates.get(call.params["sid"] ?? "");
  if (!template) throw notFound(call.path);
  return template;
}

type Present = (template: Template) => Record<string, unknown>;

function page(templates: Map<string, Template>, name: string, query: Query, present: Present): Answer {
  const size = Math.min(1000, Number(query["PageSize"] ?? 50));
  const number = Number(query["Page"] ?? 0);
  if (!Number.isInteger(size) || size < 1 || !Number.isInteger(number) || number < 0) {
    throw new TwilioError(20001, "PageSize and Page must be whole numbers");
  }
  const urlOf = (page: number): string =>
    `https://content.twilio.com/v1/${name}?PageSize=${size}&Page=${page}${page > 0 ? `&PageToken=PT${page}` : ""}`;
  const all = [...templates.values()];
  const meta = {
    page: number,
    page_size: size,
    first_page_url: urlOf(0),
    previous_page_url: number > 0 ? urlOf(number - 1) : null,
    url: urlOf(number),
    next_page_url: (number + 1) * size < all.length ? urlOf(number + 1) : null,
    key: "contents",
  };
  return { status: 200, body: { contents: all.slice(number * size, (number + 1) * size).map(present), meta } };
}
