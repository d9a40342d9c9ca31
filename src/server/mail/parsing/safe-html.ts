import sanitize from "sanitize-html";
import { INLINE, REMOTE } from "./picture-marks.ts";

const MOST = 1_500_000;

const TAGS =
  "a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split(
    " ",
  );
const WORDS = [/^[^\\<>{};]{1,200}$/];
const STYLES = {
  "*": Object.fromEntries(
    "color background-color font-size font-weight font-style font-family text-align text-decoration line-height vertical-align white-space width height max-width min-width margin margin-top margin-bottom margin-left margin-right padding padding-top padding-bottom padding-left padding-right border border-top border-bottom border-left border-right border-color border-width border-style border-radius border-collapse border-spacing list-style list-style-type display"
      .split(" ")
      // No value may load anything or leave the letter's own place.
      .map((name) => [
        name,
        WORDS.map(() => /^(?!.*(?:url|expression|image|attr|var|calc|env)\s*\()[^\\<>{};@]{1,200}$/i),
      ]),
  ),
};

/** The letter's HTML without anything that acts or loads; `fileOf` finds the letter's own pictures. */
export function safeHtml(
  html: string,
  fileOf: (contentId: string) => number | null,
): { html: string; hasRemote: boolean } {
  let hasRemote = false;
  const picture = (_tag: string, attribs: Record<string, string>): sanitize.Tag => {
    const { src = "", srcset: _srcset, ...others } = attribs;
    const cid = /^cid:(.+)$/i.exec(src.trim())?.[1];
    const n = cid === undefined ? null : fileOf(decoded(cid));
    if (n !== null) return { tagName: "img", attribs: { ...others, src: `${INLINE}${n}` } };
    if (/^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$/i.test(src))
      return { tagName: "img", attribs: { ...others, src } };
    if (!/^(https?:)?\/\//i.test(src.trim())) return { tagName: "img", attribs: others };
    hasRemote = true;
    const url = src.trim().replace(/^(http:)?\/\//i, "https://");
    return { tagName: "img", attribs: { ...others, [REMOTE]: url } };
  };
  const safe = sanitize(html.slice(0, MOST), {
    allowedTags: TAGS,
    allowedAttributes: {
      "*": ["style", "dir", "lang", "title", "align", "valign", "bgcolor", "width", "height", "border"],
      a: ["href", "name", "target", "rel"],
      img: ["src", "alt", REMOTE],
      table: ["cellpadding", "cellspacing"],
      td: ["colspan", "rowspan", "nowrap"],
      th: ["colspan", "rowspan", "nowrap"],
      font: ["color", "face", "size"],
      ol: ["start", "type"],
      blockquote: ["type"],
      details: ["class"],
    },
    allowedStyles: STYLES,
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["data", "file"] },
    allowProtocolRelative: false,
    nestingLimit: 100,
    transformTags: {
      img: picture,
      a: sanitize.simpleTransform("a", { target: "_blank", rel: "noopener noreferrer nofollow" }),
    },
  });
  return { html: folded(safe), hasRemote };
}

function decoded(cid: string): string {
  try {
    return decodeURIComponent(cid);
  } catch {
    return cid; // a % that is no escape: the name as it stands
  }
}

/** The last quoted block at the letter's end is folded away. */
function folded(html: string): string {
  const at = html.search(/<blockquote[\s>]/i);
  const end = html.toLowerCase().lastIndexOf("</blockquote>");
  if (at < 0 || end < at) return html;
  const close = end + "</blockquote>".length;
  return `${html.slice(0, at)}<details class="quote"><summary>…</summary>${html.slice(at, close)}</details>${html.slice(close)}`;
}

const QUOTE_HEAD =
  /^(?:>|-{2,}\s*(?:original message|исходное сообщение|пересыла|forwarded)|.{0,120}(?:писал|пишет|написал|wrote)\(?а?\)?.{0,10}:\s*$|от:\s.+@|from:\s.+@)/i;
/** Where the quoted tail of a plain text begins. */
export function quoteFrom(text: string): number | null {
  let at = 0;
  for (const line of text.split("\n")) {
    if (QUOTE_HEAD.test(line)) return at > 0 ? at : null;
    at += line.length + 1;
  }
  return null;
}

/** A quick plain text of HTML: the parser's own would hold the thread for seconds on a long letter. */
export const textOfHtml = (html: string): string =>
  sanitize(html.slice(0, MOST).replaceAll(/<\/(p|div|tr|li|h\d|table|blockquote)>|<br\s*\/?>/gi, "$&\n"), {
    allowedTags: [],
    allowedAttributes: {},
  })
    .replaceAll("&nbsp;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll(/[ \t]+/g, " ")
    .replaceAll(/ ?\n[ \n]*\n ?/g, "\n\n")
    .trim();
