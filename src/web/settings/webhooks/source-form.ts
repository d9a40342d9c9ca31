import type { BodyOf } from "../../../api/endpoint.ts";
import { BodyPath, type createSource, type lookupWays } from "../../../api/webhooks.ts";
import type { Source } from "./model.ts";

export type SourceBody = BodyOf<typeof createSource>;
export type MappingRow = Source["mapping"][number] & { key: number };
export type SourceForm = {
  title: string;
  pipelineId: number | null;
  by: (typeof lookupWays)[number];
  path: string;
  absent: "ignore" | "open";
  phonePath: string;
  namePath: string;
  needsSignature: boolean;
  mapping: MappingRow[];
};
export type Fault = "required" | "path";

export const formOf = (source: Source | null, firstPipeline: number | null): SourceForm => ({
  title: source?.title ?? "",
  pipelineId: source?.pipelineId ?? firstPipeline,
  by: source?.lookup.by ?? "phone",
  path: source?.lookup.path ?? "",
  absent: source?.lookup.absent ?? "ignore",
  phonePath: source?.lookup.phonePath ?? "",
  namePath: source?.lookup.namePath ?? "",
  needsSignature: source?.needsSignature ?? true,
  mapping: (source?.mapping ?? []).map((row, key) => ({ ...row, key })),
});

/** Faults by field; rows of the mapping as `mapping.<key>.path` and `mapping.<key>.name`. */
export function faultsOf(form: SourceForm): Record<string, Fault> {
  const faults: Record<string, Fault | null> = {
    title: form.title.trim() === "" ? "required" : null,
    pipelineId: form.pipelineId === null ? "required" : null,
    path: pathFault(form.path),
    phonePath: form.absent === "open" ? pathFault(form.phonePath) : null,
    namePath: form.absent === "open" && form.namePath.trim() !== "" ? pathFault(form.namePath) : null,
  };
  for (const { key, path, name } of form.mapping) {
    faults[`mapping.${key}.path`] = pathFault(path);
    faults[`mapping.${key}.name`] = name === "" ? "required" : null;
  }
  return Object.fromEntries(Object.entries(faults).flatMap(([field, fault]) => (fault ? [[field, fault]] : [])));
}

function pathFault(path: string): Fault | null {
  if (path.trim() === "") return "required";
  return BodyPath.safeParse(path).success ? null : "path";
}

/** Null while no pipeline is chosen. */
export function bodyOf(form: SourceForm): SourceBody | null {
  if (form.pipelineId === null) return null;
  const opening = form.absent === "open" && {
    phonePath: form.phonePath.trim(),
    ...(form.namePath.trim() === "" ? {} : { namePath: form.namePath.trim() }),
  };
  return {
    title: form.title.trim(),
    needsSignature: form.needsSignature,
    pipelineId: form.pipelineId,
    lookup: { by: form.by, path: form.path.trim(), absent: form.absent, ...opening },
    mapping: form.mapping.map(({ path, to, name }) => ({ path: path.trim(), to, name })),
  };
}
