import type { PartnerMaker } from "../kernel/partner.ts";
import { contentApi } from "./content-api.ts";
import { twilioControl } from "./control.ts";
import { mediaApi, messagesApi } from "./messages-api.ts";
import { faultRoutes, readBodies } from "./route.ts";
import { newWorld } from "./world.ts";

export const twilio: PartnerMaker = {
  name: "twilio",
  make(sandbox) {
    const world = newWorld(sandbox);
    return {
      name: "twilio",
      faultRoutes,
      api(app) {
        readBodies(app);
        messagesApi(app, world);
        mediaApi(app, world);
        contentApi(app, world);
      },
      control: (app) => twilioControl(app, world),
    };
  },
};
