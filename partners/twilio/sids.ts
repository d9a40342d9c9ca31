import { randomBytes } from "node:crypto";

export type SidPrefix = "SM" | "MM" | "ME" | "HX";

export const newSid = (prefix: SidPrefix): string => prefix + randomBytes(16).toString("hex");
