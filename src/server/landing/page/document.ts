import { html } from "../../kernel/html.ts";
import { documentText } from "./document-texts.ts";
import { paths, type DocumentModel } from "./model.ts";
import { renderShell, textMain } from "./shell.ts";

/** A document of its own page and edition: 152-FZ art. 9 wants a consent apart from any other text. */
export function renderDocument({ kind, firm, version }: DocumentModel): string {
  const { title, sections } = documentText(kind, firm);
  return renderShell({
    firm,
    title: `${title} — ${firm.name}`,
    main: textMain(
      html`<h1>${title}</h1><p class="soft">Редакция ${version}</p>`,
      sections.map(
        ({ heading, lines }) =>
          html`${heading && html`<h2>${heading}</h2>`}${lines.map((line) => html`<p>${line}</p>`)}`,
      ),
      html`<p><a href="${paths.home}#application">Вернуться к заявке</a></p>`,
    ),
  });
}
