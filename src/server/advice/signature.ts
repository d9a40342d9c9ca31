import { createHash } from "node:crypto";
import type { Advice } from "../../api/advice.ts";
import { canonical } from "./judging/rules.ts";

export interface Signed {
  matterId: number;
  clientId: number;
  day: string;
  inputs: Record<string, unknown>;
  advice: Advice;
  route: string;
  reason: string;
  authorId: number;
  at: Date;
}

/** The checksum of the record's canonical text: a row that was changed past the program no longer agrees with it. */
export const signatureOf = ({ at, ...rest }: Signed): string =>
  createHash("sha256")
    .update(canonical({ ...rest, at: at.toISOString() }))
    .digest("hex");
