import type { PartnerMaker } from "../kernel/partner.ts";
import { zadarmaControl } from "./control.ts";
import { hooksApi } from "./hooks-api.ts";
import { infoApi } from "./info-api.ts";
import { pbxApi } from "./pbx-api.ts";
import { recordApi } from "./record-api.ts";
import { faultRoutes, readForms } from "./route.ts";
import { smsApi } from "./sms-api.ts";
import { speechApi } from "./speech-api.ts";
import { statisticsApi } from "./statistics-api.ts";
import { newWorld } from "./world.ts";

export const zadarma: PartnerMaker = {
  name: "zadarma",
  make(sandbox) {
    const world = newWorld(sandbox);
    return {
      name: "zadarma",
      faultRoutes,
      api(app) {
        readForms(app);
        for (const api of [infoApi, pbxApi, statisticsApi, recordApi, smsApi, hooksApi, speechApi]) api(app, world);
      },
      control: (app) => zadarmaControl(app, world),
    };
  },
};
