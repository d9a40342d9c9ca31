import { expect, it } from "vitest";
import { browserName } from "./push.ts";

it("knows browsers apart whatever they pretend to be", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36";
  expect(browserName(chrome)).toBe("Chrome, Windows");
  expect(browserName(`${chrome} Edg/141.0`)).toBe("Edge, Windows");
  expect(browserName("Mozilla/5.0 (Linux; Android 14) Chrome/140 YaBrowser/25 Safari/537.36")).toBe(
    "Яндекс Браузер, Android",
  );
  expect(browserName("strange")).toBe("");
});
