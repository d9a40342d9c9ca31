import { startPostgres } from "../scripts/postgres.ts";
import { measureRehearsal } from "./rehearsal.ts";
const postgres = await startPostgres({ durable: false });
try {
  console.dir(await measureRehearsal(postgres.url), { depth: 4 });
} finally {
  await postgres.stop();
}
