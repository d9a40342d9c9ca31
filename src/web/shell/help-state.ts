import { createStore } from "../lib/store.ts";

export const helpOpen = createStore(false);
export const openHelp = () => helpOpen.set(true);
