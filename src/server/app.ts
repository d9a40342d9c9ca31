import { access, gate } from "./access/slice.ts";
import { advice } from "./advice/slice.ts";
import { applications } from "./applications/slice.ts";
import { audit } from "./audit/slice.ts";
import { makeAutomation, type FactSource, type Robot, type Trigger } from "./automation/index.ts";
import { installChat } from "./chat/index.ts";
import { chat } from "./chat/slice.ts";
import { clients } from "./clients/slice.ts";
import { disk } from "./disk/slice.ts";
import { installDocuments, papersAt } from "./documents/index.ts";
import { makeDocuments } from "./documents/slice.ts";
import { firm } from "./firm/slice.ts";
import { inbox } from "./inbox/slice.ts";
import { installLaw } from "./law/index.ts";
import { law } from "./law/slice.ts";
import { landing } from "./landing/slice.ts";
import { postLetter } from "./mail/index.ts";
import { mail } from "./mail/slice.ts";
import type { Ctx, Slice } from "./kernel/ctx.ts";
import { cards, installLists, installPipelines } from "./matters/index.ts";
import { makeMatters } from "./matters/slice.ts";
import { installMessaging, queueMessage, sendSecret } from "./messaging/index.ts";
import { makeMessaging } from "./messaging/slice.ts";
import { notices } from "./notices/slice.ts";
import { overview } from "./overview/slice.ts";
import { createTask } from "./tasks/index.ts";
import { tasks } from "./tasks/slice.ts";
import { telephony } from "./telephony/slice.ts";
import { uploads } from "./uploads/slice.ts";
import { webhooks } from "./webhooks/slice.ts";
import { installDefaultAutomation } from "./applications/index.ts";

interface Offers extends Slice {
  robots?: readonly Robot[];
  triggers?: readonly Trigger[];
  facts?: readonly FactSource[];
}

const domain: readonly Offers[] = [
  access,
  audit,
  law,
  firm,
  uploads,
  notices,
  clients,
  makeMatters({ papersAt }),
  disk,
  advice,
  applications,
  tasks,
  makeMessaging({ letterPost: { send: postLetter } }),
  telephony,
  mail,
  chat,
  inbox,
  makeDocuments({
    sms: {
      sendSecret,
      queue: async (ctx, message) =>
        void (await queueMessage(ctx, { ...message, matterId: message.matterId ?? undefined, channel: "sms" })),
    },
    tasks: { set: async (ctx, task) => void (await createTask(ctx, task)) },
  }),
  webhooks,
  overview,
  landing,
];

const automation = makeAutomation({
  robots: domain.flatMap((slice) => slice.robots ?? []),
  triggers: domain.flatMap((slice) => slice.triggers ?? []),
  facts: domain.flatMap((slice) => slice.facts ?? []),
  cards,
});

/** The list of slices: everything the program is made of. */
export const slices: readonly Slice[] = [automation, ...domain];
export { gate };

/** The data every firm starts from; safe to run at every start, changes nothing that a person edited. */
export async function installDefaults(
  ctx: Ctx,
  { withLists }: { withLists: boolean } = { withLists: true },
): Promise<void> {
  await installLaw(ctx);
  await installPipelines(ctx);
  if (withLists) await installLists(ctx);
  await installMessaging(ctx);
  await installChat(ctx);
  await installDocuments(ctx);
  await installDefaultAutomation(ctx);
}
