import { chromium, type Browser, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { chromiumPath } from "../../../../scripts/chromium.ts";
import { quizAdvice, type QuizAnswers } from "../rules.ts";
import { exampleLanding } from "./example.ts";
import { renderLanding } from "./index.ts";

const executablePath = chromiumPath();
const answers: QuizAnswers = { sum: 750_000, overdue: "long", housing: "mortgage", income: "wage", deals: "yes" };

// The law asks for 7 % of the area; the page keeps a margin, because fonts differ from one device to another.
describe.skipIf(!executablePath)("the statutory warning measured in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? "",
      args: ["--headless", "--no-sandbox", "--disable-gpu"],
    });
  });
  afterAll(() => browser.close());

  test.each([360, 390, 768, 1440])(
    "takes at least 8 %% of the page at %i px, with all questions opened too",
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      const share = async (markup: string) => {
        await page.setContent(markup);
        return measureShare(page);
      };
      const quiz = { answers, advice: quizAdvice(answers, exampleLanding.limits) };
      const errors = { name: "Напишите имя", phone: "Проверьте номер", consent: "Отметьте согласие" };
      const longest = renderLanding({ ...exampleLanding, quiz, form: { ...exampleLanding.form, errors } });
      for (const markup of [renderLanding(exampleLanding), longest.replaceAll("<details>", "<details open>")]) {
        const { warning, overflow, overlap } = await share(markup);
        expect(warning).toBeGreaterThanOrEqual(0.08);
        expect({ overflow, overlap }).toEqual({ overflow: 0, overlap: 0 });
      }
      await page.close();
    },
  );
});

/** The share of the band, what sticks out to the side, and by how much neighbours run into each other. */
async function measureShare(page: Page): Promise<{ warning: number; overflow: number; overlap: number }> {
  const box = async (selector: string) => {
    const found = await page.locator(selector).boundingBox();
    if (!found) throw new Error(`${selector} is not on the page`);
    return { ...found, bottom: found.y + found.height };
  };
  const [width, height] = sizes.parse(
    await page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"),
  );
  const [hero, band, rest, questions, footer] = await Promise.all(
    [".hero", ".warning", ".rest", "#questions", ".bottom"].map(box),
  );
  if (!hero || !band || !rest || !questions || !footer) throw new Error("five boxes were asked for");
  const overlaps = [hero.bottom - band.y, band.bottom - rest.y, questions.bottom - footer.y];
  return {
    warning: (band.width * band.height) / (width * height),
    overflow: width - (page.viewportSize()?.width ?? 0),
    overlap: Math.round(Math.max(0, ...overlaps)),
  };
}

const sizes = z.tuple([z.number(), z.number()]);
