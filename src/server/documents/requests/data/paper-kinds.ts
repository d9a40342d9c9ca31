import type { PackageKind } from "../../../../api/requests.ts";
import { courtPapers } from "./court-papers.ts";
import { otherPapers } from "./other-papers.ts";
import type { PaperKind } from "./paper-kind.ts";

/** Every paper that is asked of somebody, in the order in which it is attached. */
export const paperKinds: readonly PaperKind[] = [...courtPapers, ...otherPapers];

const byCode = new Map(paperKinds.map((kind) => [kind.code, kind]));
export const paperKind = (code: string): PaperKind | undefined => byCode.get(code);
export const papersFor = (kind: PackageKind): readonly PaperKind[] =>
  paperKinds.filter((one) => one.for.includes(kind));

/** Papers a person asked for besides: "own:…". */
export const OWN = "own:";
