import { html } from "../../kernel/html.ts";
import { paths, type MessageModel } from "./model.ts";
import { phoneLink, renderShell, textMain } from "./shell.ts";

/** Too many attempts, nothing at this address, and the like. */
export function renderMessagePage({ firm, title, text, action }: MessageModel): string {
  const next = action ?? { href: paths.home, label: "На главную" };
  return renderShell({
    firm,
    title: `${title} — ${firm.name}`,
    main: textMain(
      html`<h1>${title}</h1><p class="big">${text}</p>
<p><a class="button" href="${next.href}">${next.label}</a></p>
${firm.phone && html`<p class="soft">Если что-то срочное, позвоните: ${phoneLink(firm.phone)}, ${firm.hoursText}.</p>`}`,
    ),
  });
}
