import { escapeHtml } from "../../kernel/html.ts";
import { randomToken, tokenHash } from "../../kernel/ids.ts";
import { linesOf } from "./sign-letter.ts";

export interface Marked {
  text: string;
  html: string;
  links: { tokenHash: string; url: string | null }[];
}

const MOST_LINKS = 50;
const FOOTER = "Отправитель узнает, что это письмо открыли и по каким ссылкам из него перешли.";
const HREF = /(<a\s[^>]*?href=")(https?:\/\/[^"]{1,2000})(")/gi;
const URL_IN_TEXT = /https?:\/\/[^\s<>"']{1,2000}[^\s<>"'.,;:!?)]/g;

/** Gives the letter marks by which its opening and its links are noted, and says so in its last line. */
export function markLinks(letter: { text: string; html: string | null }, publicUrl: string): Marked {
  const links: Marked["links"] = [];
  const mark = (url: string | null): string => {
    const token = randomToken();
    links.push({ tokenHash: tokenHash(token), url });
    return `${publicUrl}/t/${url === null ? "o" : "l"}/${token}`;
  };
  const source = letter.html ?? linked(linesOf(letter.text));
  const body = source.replaceAll(HREF, (whole, head: string, url: string, tail: string) =>
    links.length < MOST_LINKS ? `${head}${mark(unescaped(url))}${tail}` : whole,
  );
  const pixel = `<img src="${mark(null)}" width="1" height="1" alt="">`;
  return {
    text: `${letter.text}\n\n${FOOTER}`,
    html: `${body}<p style="color:#777777;font-size:12px">${escapeHtml(FOOTER)}</p>${pixel}`,
    links,
  };
}

const linked = (html: string): string => html.replaceAll(URL_IN_TEXT, (url) => `<a href="${url}">${url}</a>`);
const unescaped = (url: string): string => url.replaceAll(/&amp;|&#38;/g, "&");
