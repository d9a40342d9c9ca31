import type { FastifyInstance } from "fastify";
import * as counters from "../../api/counters.ts";
import * as inbox from "../../api/inbox.ts";
import * as api from "../../api/overview.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { getClaim } from "./conversations/get-claim.ts";
import { getConversation } from "./conversations/get-conversation.ts";
import { listConversations } from "./conversations/list-conversations.ts";
import { listWords } from "./conversations/list-words.ts";
import { searchConversations } from "./conversations/search-conversations.ts";
import { getBoard, getBoardCard, getColumn } from "./get-board.ts";
import { getClientCard } from "./get-client-card.ts";
import { getCounters } from "./get-counters.ts";
import { getTimeline } from "./get-timeline.ts";
import { listMatters } from "./list-matters.ts";
import { search } from "./search.ts";

export function routes(http: FastifyInstance, app: App): void {
  serve(http, app, api.getBoard, (ctx, { params, query }) => getBoard(ctx, params.id, query));
  serve(http, app, api.getColumn, (ctx, { params, query }) => getColumn(ctx, params.id, query));
  serve(http, app, api.getBoardCard, (ctx, { params }) => getBoardCard(ctx, params.id));
  serve(http, app, api.listMatters, (ctx, { query }) => listMatters(ctx, query));
  serve(http, app, api.getClientCard, (ctx, { params }) => getClientCard(ctx, params.id));
  serve(http, app, api.getTimeline, (ctx, { params, query }) => getTimeline(ctx, params.id, query));
  serve(http, app, api.search, (ctx, { query }) => search(ctx, query.q));
  serve(http, app, counters.getCounters, (ctx) => getCounters(ctx));
  serve(http, app, inbox.listConversations, (ctx, { query }) => listConversations(ctx, query));
  serve(http, app, inbox.searchConversations, (ctx, { query }) => searchConversations(ctx, query));
  serve(http, app, inbox.getConversation, (ctx, { params }) => getConversation(ctx, params.id));
  serve(http, app, inbox.getClaim, (ctx, { params }) => getClaim(ctx, params.id));
  serve(http, app, inbox.listWords, (ctx, { params, query }) => listWords(ctx, params.id, query));
}
