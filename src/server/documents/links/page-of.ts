import { clientBrief } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { readFirm } from "../../kernel/settings.ts";
import { dayOf } from "../../kernel/working-time.ts";
import { day } from "../model/words.ts";
import { documentById } from "../papers/store.ts";
import { consentText, hiddenPhone, tryRefusal } from "../signing/rules.ts";
import type { OpenedLink } from "./open-link.ts";
import { paperPage, type PaperPage } from "./page.ts";

/** What the client sees by his link: the paper, and how far its signing is. */
export async function pageOf(ctx: Ctx, link: OpenedLink, path: string, problem: string): Promise<string> {
  const row = await documentById(ctx, link.documentId);
  const firm = await readFirm(ctx);
  const { name, primaryPhone } = await clientBrief(ctx, row.client_id);
  const on = row.finalised_at === null ? "" : day(dayOf(row.finalised_at, firm.zone));
  const phone = primaryPhone === null ? "" : hiddenPhone(primaryPhone);
  const moment = new Intl.DateTimeFormat("ru", { dateStyle: "long", timeStyle: "short", timeZone: firm.zone });
  return paperPage({
    firm: firm.legalName || firm.name,
    title: row.title,
    number: row.number_text === null ? `от ${on}` : `№ ${row.number_text} от ${on}`,
    path,
    phone,
    problem,
    isPdf: row.pdf_state === "ready" && row.pdf_of_version_id === row.version_id,
    until: moment.format(link.expiresAt),
    state: await stateOf(ctx, link, row.status),
    consent: consentText({
      clientName: name,
      title: row.title,
      number: row.number_text,
      day: on,
      phone,
    }),
    signedAt: row.signed_at === null ? "" : moment.format(row.signed_at),
  });
}

async function stateOf(ctx: Ctx, link: OpenedLink, status: string): Promise<PaperPage["state"]> {
  if (status === "signed") return "signed";
  if (!link.asksSignature) return "read";
  const code = await ctx.db
    .selectFrom("signing_codes")
    .select(["expires_at", "tries", "used_at"])
    .where("link_id", "=", link.id)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return tryRefusal(code, ctx.now) === null ? "code" : "ask";
}
