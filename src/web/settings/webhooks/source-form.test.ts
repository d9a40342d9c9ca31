import { expect, it } from "vitest";
import { bodyOf, faultsOf, formOf, type SourceForm } from "./source-form.ts";

const form = (more: Partial<SourceForm> = {}): SourceForm => ({
  ...formOf(null, 3),
  title: " Касса ",
  path: "order.phone",
  ...more,
});

it("begins with a signature asked for and no card opened by itself", () => {
  expect(formOf(null, 3)).toMatchObject({ needsSignature: true, absent: "ignore", pipelineId: 3 });
});

it("asks for the phone only of a source that opens cards", () => {
  expect(faultsOf(form())).toEqual({});
  expect(faultsOf(form({ absent: "open" }))).toEqual({ phonePath: "required" });
  expect(faultsOf(form({ absent: "open", phonePath: "a", namePath: "b..c" }))).toEqual({ namePath: "path" });
});

it("names the row of the mapping that is wrong", () => {
  const mapping = [
    { key: 4, path: "a b", to: "client" as const, name: "city" },
    { key: 7, path: "sum", to: "variable" as const, name: "" },
  ];
  expect(faultsOf(form({ mapping }))).toEqual({ "mapping.4.path": "path", "mapping.7.name": "required" });
});

it("sends paths of opening only when it opens, and rows without their keys", () => {
  const mapping = [{ key: 4, path: " sum ", to: "variable" as const, name: "order-sum" }];
  expect(bodyOf(form({ mapping, phonePath: "left.over" }))).toEqual({
    title: "Касса",
    needsSignature: true,
    pipelineId: 3,
    lookup: { by: "phone", path: "order.phone", absent: "ignore" },
    mapping: [{ path: "sum", to: "variable", name: "order-sum" }],
  });
  expect(bodyOf(form({ absent: "open", phonePath: "p", namePath: "" }))?.lookup).toEqual({
    by: "phone",
    path: "order.phone",
    absent: "open",
    phonePath: "p",
  });
  expect(bodyOf(form({ pipelineId: null }))).toBeNull();
});
