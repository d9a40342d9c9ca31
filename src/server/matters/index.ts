/** What higher floors may ask of matters. */
export { assignMatter } from "./assign-matter.ts";
export { cards } from "./cards.ts";
export { installPipelines } from "./install-pipelines.ts";
export { installLists } from "./requirements/install-lists.ts";
export { moveMatter } from "./move-matter.ts";
export { openMatter } from "./open-matter.ts";
export { roleOptions } from "./role-options-data.ts";
export { findOpenMatter, latestOpenMatter, lockMatter, matterBrief, pipelines } from "./store.ts";
export { addUnread, clearUnread, setNextStep } from "./upkeep.ts";
export type { OpenMatter } from "./store.ts";
