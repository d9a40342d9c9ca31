import type { z } from "zod";
import type { Need } from "./rights.ts";

/** `need` is who may hear of it live. */
export const event = <S extends z.ZodType>(need: Need, data: S) => ({ need, data });
