import { html, trustedMarkup, type Html } from "./html.ts";

interface OutsidePage {
  lang: "ru" | "en";
  firm: string;
  title: string;
  /** The page's own style sheet. */
  style: string;
  body: Html;
}

/** A page for people outside who came by a personal link: whole in one answer, without script, kept out of search. */
export const outsidePage = ({ lang, firm, title, style, body }: OutsidePage): string =>
  html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${title}</title>
        <style>
          ${trustedMarkup(style)}
        </style>
      </head>
      <body>
        <main>
          <p class="firm">${firm}</p>
          ${body}
        </main>
      </body>
    </html>`.text;
