// Plays the demo firm into the PostgreSQL of DATABASE_URL while it has no users yet (npm start with DEMO=1).
import { startPartners } from "../partners/start.ts";
import { readConfig } from "../src/server/kernel/config.ts";
import { openPostgres } from "../src/server/kernel/db.ts";
import { migrate } from "../src/server/kernel/migrate.ts";
import { openDemo } from "../src/server/open-demo.ts";
import { generateDemo } from "./demo/generate.ts";

const config = readConfig(process.env);
if (!config.DATABASE_URL) throw new Error("DATABASE_URL is not set");
const database = await openPostgres(config.DATABASE_URL, config.DB_POOL, (error) => console.error(error.message));
try {
  await migrate(database);
  const someone = await database.db.selectFrom("users").select("id").limit(1).executeTakeFirst();
  if (!someone) {
    console.log("Демонстрационная фирма … / Demo firm …");
    const sandbox = await startPartners({ port: 0 });
    try {
      const { app, failures } = await generateDemo({ database, config, end: new Date(), sandboxUrl: sandbox.url });
      if (failures > 0) throw new Error(`${failures} jobs of the demo failed`);
      console.log(await openDemo(app));
    } finally {
      await sandbox.close();
    }
  }
} finally {
  await database.close();
}
