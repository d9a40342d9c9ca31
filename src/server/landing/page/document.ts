import { html, type Html } from "../../kernel/html.ts";
import { paths, type DocumentModel } from "./model.ts";
import { renderShell, textMain } from "./shell.ts";

/** A document of its own page and edition: 152-FZ art. 9 wants a consent apart from any other text. */
export function renderDocument({ firm, title, version, body }: DocumentModel): string {
  return renderShell({
    firm,
    title: `${title} — ${firm.name}`,
    main: textMain(
      html`<h1>${title}</h1><p class="soft">Редакция ${version}</p>`,
      body.split(/\n{2,}/).map(block),
      html`<p><a href="${paths.home}#application">Вернуться к заявке</a></p>`,
    ),
  });
}

/** The form of dated texts: `## ` opens a section, lines that begin with `- ` are items, the rest are paragraphs. */
function block(text: string): Html {
  if (text.startsWith("## ")) return html`<h2>${text.slice(3)}</h2>`;
  const lines = text.split("\n");
  if (lines.every((line) => line.startsWith("- ")))
    return html`<ul>${lines.map((line) => html`<li>${line.slice(2)}</li>`)}</ul>`;
  return html`<p>${text}</p>`;
}
