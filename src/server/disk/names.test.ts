import { expect, test } from "vitest";
import { HouseError } from "../kernel/errors.ts";
import { cleanName, fittingName, freeName, isServiceName, MAX_NAME_BYTES } from "./names.ts";
import { isAmong, isProgram, kindOf, narrowed, officeOf, textWords } from "./rules.ts";

const faultOf = (raw: string) => {
  try {
    return cleanName(raw);
  } catch (error) {
    return error instanceof HouseError ? error.fields : error;
  }
};

test("a name of exactly 255 bytes is kept, one more is refused, a program's is cut before its ending", () => {
  const longest = `${"й".repeat(125)}.docx`;
  expect(new TextEncoder().encode(longest)).toHaveLength(MAX_NAME_BYTES);
  expect(cleanName(longest)).toBe(longest);
  expect(faultOf(`и${longest}`)).toEqual({ name: "too-long" });
  const cut = fittingName(`${"и".repeat(300)}.docx`);
  expect(cut).toBe(`${"и".repeat(125)}.docx`);
});

test("slashes, control signs and direction marks do not come into a name", () => {
  expect(cleanName("Доверенность 1/2.pdf")).toBe("Доверенность 1_2.pdf");
  expect(cleanName("..\\..\\etc\\passwd")).toBe(".._.._etc_passwd");
  expect(cleanName("счёт\u202Efdp.exe")).toBe("счётfdp.exe");
  expect(cleanName("a\u0000b\u001fc\u200bd.txt")).toBe("abcd.txt");
  expect(cleanName("  Иск.docx. . ")).toBe("Иск.docx");
  expect(cleanName("CON.txt")).toBe("_CON.txt");
  expect(faultOf("..")).toEqual({ name: "required" });
  expect(faultOf("\u202e\u200f ")).toEqual({ name: "required" });
});

test("one letter written in two ways is one name", () => {
  expect(cleanName("и\u0306.txt")).toBe("й.txt");
});

test("a taken name gets a number before its ending, whatever its case", () => {
  const taken = new Set(["иск.docx", "иск (2).docx"]);
  expect(freeName("ИСК.docx", (key) => taken.has(key))).toBe("ИСК (3).docx");
  const full = `${"й".repeat(125)}.docx`;
  const next = freeName(full, (key) => key === full);
  expect(next.endsWith(" (2).docx")).toBe(true);
  expect(new TextEncoder().encode(next).length).toBeLessThanOrEqual(MAX_NAME_BYTES);
});

test("what programs leave beside a file is known", () => {
  for (const name of ["._Иск.docx", ".DS_Store", "~$Иск.docx", "~WRD0001.tmp", ".~lock.Иск.docx#", "A1B2C3D4.tmp"])
    expect(isServiceName(name), name).toBe(true);
  for (const name of ["Иск.docx", "template.tmp.docx", "Смета ~ 2026.xlsx"])
    expect(isServiceName(name), name).toBe(false);
});

test("nobody comes in below whom a folder above keeps out", () => {
  expect(narrowed(["lawyer", "head"], ["lawyer", "manager"])).toEqual(["lawyer"]);
  expect(narrowed(null, null)).toBeNull();
  expect(isAmong(["head"], "lawyer")).toBe(false);
  expect(isAmong(["head"], "admin")).toBe(true);
});

test("what a file is, its bytes say before its name", () => {
  expect(kindOf("Счёт.docx", "application/pdf")).toBe("pdf");
  expect(kindOf("Иск.docx", "application/zip")).toBe("word");
  expect(kindOf("Архив.zip", "application/zip")).toBe("archive");
  expect(officeOf("Иск.docx", "application/pdf")).toBeNull();
  expect(officeOf("Иск.docx", "application/zip")).toBe("docx");
  expect(isProgram(new Uint8Array([0x4d, 0x5a, 0x90]))).toBe(true);
});

test("words of a search cannot break out of it", () => {
  expect(textWords("долг & !суд | (банк):*")).toBe("долг:* & суд:* & банк:*");
  expect(textWords("'")).toBe("-:*");
});
