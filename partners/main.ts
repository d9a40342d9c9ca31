import { z } from "zod";
import { startPartners } from "./start.ts";

const Settings = z.object({
  PARTNERS_PORT: z.coerce.number("must be a number").int().min(1).max(65_535).default(3090),
  PARTNERS_SMTP_PORT: z.coerce.number("must be a number").int().min(1).max(65_535).default(3025),
  PRODUCT_URL: z
    .url({ protocol: /^https?$/, error: "must be an http or https address" })
    .default("http://127.0.0.1:3000"),
});

const settings = Settings.safeParse(process.env);
if (settings.success) {
  await run(settings.data);
} else {
  const issue = settings.error.issues[0];
  stop(`Setting ${issue?.path.join(".")} is wrong: ${issue?.message}.`);
}

async function run({ PARTNERS_PORT, PARTNERS_SMTP_PORT, PRODUCT_URL }: z.infer<typeof Settings>): Promise<void> {
  try {
    const partners = await startPartners({
      port: PARTNERS_PORT,
      productUrl: PRODUCT_URL,
      smtpPort: PARTNERS_SMTP_PORT,
    });
    console.log(
      `Partners' sandbox: ${partners.url} (mail: ${partners.smtpUrl}; the product is expected at ${PRODUCT_URL})`,
    );
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => void partners.close().then(() => process.exit(0)));
    }
  } catch (error) {
    const busy = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!busy) throw error;
    const isMail = "port" in error && error.port === PARTNERS_SMTP_PORT;
    const [name, port] = isMail ? ["PARTNERS_SMTP_PORT", PARTNERS_SMTP_PORT] : ["PARTNERS_PORT", PARTNERS_PORT];
    stop(`Port ${port} is taken. Set ${name} to a free one.`);
  }
}

function stop(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
