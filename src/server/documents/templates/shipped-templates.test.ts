import { describe, expect, it } from "vitest";
import { checkTemplate } from "../render/check-template.ts";
import { compile } from "../render/compiled.ts";
import { buildDocx } from "../shipped/build-docx.ts";
import { shippedTemplates } from "../shipped/templates.ts";
import { papersBase } from "../../../../test/papers-base.ts";
import { fieldsIn } from "./fields-in.ts";
import { installDocuments } from "./install-shipped.ts";

describe.each(shippedTemplates.map((template) => [template.code, template] as const))(
  "the shipped %s",
  (_code, template) => {
    it("names only known fields, and those that its text alone tells", async () => {
      const content = buildDocx(template);
      const { problems, fields } = await checkTemplate(await compile(content), template.numbered, []);
      expect(problems).toEqual([]);
      expect(fieldsIn(content).toSorted()).toEqual(fields.toSorted());
    });
  },
);

it("no two templates share a code", () => {
  const codes = shippedTemplates.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

it("are installed once, and at the next start nothing is written anew", async () => {
  const base = await papersBase();
  const { db } = base.app.database;
  await installDocuments(base.ctx());
  const versions = await db.selectFrom("document_template_versions").select(["id", "sha256"]).orderBy("id").execute();
  expect(versions.length).toBeGreaterThanOrEqual(shippedTemplates.length);
  await installDocuments(base.ctx());
  // Another edition of the product looks at each file, and finds all of them in their places.
  await db.updateTable("settings").set({ value: "{}" }).where("key", "=", "shipped-document-templates").execute();
  await installDocuments(base.ctx());
  expect(await db.selectFrom("document_template_versions").select(["id", "sha256"]).orderBy("id").execute()).toEqual(
    versions,
  );
  await base.http.close();
  await base.close();
});
