import { registerLive } from "../lib/live.ts";

registerLive({ "call.logged": (event) => (event.clientId === null ? [] : [["timeline", event.clientId]]) });
