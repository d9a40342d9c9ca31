import { sql } from "kysely";
import { readCourtCase } from "../../api/requisites.ts";
import type { AnswerOf } from "../../api/endpoint.ts";
import type { search as endpoint } from "../../api/overview.ts";
import type { Ctx } from "../kernel/ctx.ts";

const LIMIT = 12;

interface Hit {
  client_id: number;
  name: string;
  phone: string | null;
  matter_id: number | null;
  number: number | null;
  stage_id: number | null;
  city: string | null;
}

/**
 * The palette: clients by words of the name or any part of a phone; matters and applications by exact number; a contract
 * or another paper by its number ("45/2026"), a case by the court's.
 */
export async function search(ctx: Ctx, q: string): Promise<AnswerOf<typeof endpoint>> {
  const digits = q.replace(/\D/g, "");
  const isNumber = /^[№#\s]*\d{1,9}$/.test(q);
  const found = isNumber ? await byNumber(ctx, Number(digits)) : await byPaper(ctx, q);
  const words = wordsOf(q);
  const more = words.length > 0 && found.length < LIMIT ? await byWords(ctx, words) : [];
  const seen = new Set(found.map((hit) => hit.client_id));
  const hits = [...found, ...more.filter((hit) => !seen.has(hit.client_id))].slice(0, LIMIT);
  return {
    items: hits.map((hit) => ({
      clientId: hit.client_id,
      name: hit.name,
      phone: hit.phone,
      matterId: hit.matter_id,
      matterNumber: hit.number,
      stageId: hit.stage_id,
      city: hit.city,
    })),
  };
}

/** Lower case, ё as е, phones as digits: as the search column is written. */
function wordsOf(q: string): string[] {
  const isPhone = /^[+\d][\d\s()-]{2,}$/.test(q.trim());
  if (isPhone) return [q.replace(/\D/g, "").replace(/^8(?=\d{10}$)/, "7")];
  return q
    .toLowerCase()
    .replaceAll("ё", "е")
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 5);
}

const hitColumns = sql`c.id as client_id, c.name, p.phone, m.id as matter_id, m.number, m.stage_id, c.city`;
const hitJoins = sql`left join client_phones p on p.client_id = c.id and p.is_primary
  left join lateral (select id, number, stage_id from matters where client_id = c.id order by is_open desc, id desc limit 1) m on true`;

const allOf = (words: string[]) =>
  sql.join(
    words.map((word) => sql`c.search like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`),
    sql` and `,
  );

/** The newest clients whose name, phone or e-mail has all the words. */
export async function clientIdsBy(ctx: Ctx, q: string, limit: number): Promise<number[]> {
  const words = wordsOf(q);
  if (words.length === 0) return [];
  const rows = await sql<{
    id: number;
  }>`select c.id from clients c where ${allOf(words)} order by c.id desc limit ${limit}`.execute(ctx.db);
  return rows.rows.map(({ id }) => id);
}

async function byWords(ctx: Ctx, words: string[]): Promise<Hit[]> {
  const conditions = allOf(words);
  const rows = await sql<Hit>`
    select ${hitColumns} from (select * from clients c where ${conditions} order by c.id desc limit ${LIMIT}) c ${hitJoins} order by c.name collate ru`.execute(
    ctx.db,
  );
  return rows.rows;
}

async function byNumber(ctx: Ctx, number: number): Promise<Hit[]> {
  const rows = await sql<Hit>`
    select ${hitColumns} from (
      select client_id from matters where number = ${number}
      union select client_id from applications where number = ${number} and client_id is not null) f
    join clients c on c.id = f.client_id ${hitJoins} limit ${LIMIT}`.execute(ctx.db);
  return rows.rows;
}

/** Whose paper has the number, or whose matter the court's; none where the words are neither. */
async function byPaper(ctx: Ctx, q: string): Promise<Hit[]> {
  const paper = /^[№#\s]*(\d{1,7}\/\d{4})\s*$/.exec(q)?.[1];
  const court = readCourtCase(q);
  if (!paper && !court) return [];
  const rows = await sql<Hit>`
    select distinct ${hitColumns} from (
      select client_id, matter_id from documents where number_text = ${paper ?? ""}
      union all select m.client_id, m.id from matter_paper_facts f join matters m on m.id = f.matter_id
        where f.name = 'caseNumber' and f.value = ${court ?? ""}) f
    join clients c on c.id = f.client_id left join client_phones p on p.client_id = c.id and p.is_primary
    left join matters m on m.id = f.matter_id limit ${LIMIT}`.execute(ctx.db);
  return rows.rows;
}
