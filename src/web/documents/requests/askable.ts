import type { Item } from "./queries.ts";

/** Neither here nor on its way. */
export const isAskable = (item: Item): boolean => !item.isOff && item.state !== "accepted" && item.state !== "received";
