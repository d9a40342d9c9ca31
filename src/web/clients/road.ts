import type { Stage } from "./queries.ts";

/** The chain shows the road; refusal and parking are exits beside it. */
export const isOnRoad = (stage: Pick<Stage, "kind">): boolean => stage.kind === "open" || stage.kind === "won";
