/** WordprocessingML by hand: what every block is written with. */
export const NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What is read together is not parted by the end of a line: "№ 5", "ст. 9", "«О защите". */
const tied = (text: string): string =>
  text.replace(/(^|[\s(«])(№|г\.|ст\.|п\.|ч\.) (?=\S)/g, "$1$2\u00A0").replaceAll("«О ", "«О\u00A0");

export interface RunLook {
  halfPoints?: number | undefined;
  isBold?: boolean | undefined;
}

/** Text with **bold** parts, tabs and line ends, as runs. */
export function runs(text: string, look: RunLook = {}): string {
  return text
    .split("**")
    .map((part, i) => run(part, { ...look, isBold: look.isBold === true || i % 2 === 1 }))
    .join("");
}

function run(text: string, { halfPoints, isBold }: RunLook): string {
  if (text === "") return "";
  const size = halfPoints === undefined ? "" : `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
  const look = `${isBold ? "<w:b/><w:bCs/>" : ""}${size}`;
  const content = text
    .split(/(\t|\n)/)
    .filter(Boolean)
    .map((bit) =>
      bit === "\t" ? "<w:tab/>" : bit === "\n" ? "<w:br/>" : `<w:t xml:space="preserve">${escape(tied(bit))}</w:t>`,
    )
    .join("");
  return `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ""}${content}</w:r>`;
}

/** A paragraph of ready properties and text. The order of properties is the schema's: Word refuses another. */
export const paragraph = (properties: string, content: string): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ""}${content}</w:p>`;

/** Keeps two tables apart, or bears a placeholder that belongs to no text; takes almost no place. */
export const sliver = (text: string, heightTwips: number): string =>
  paragraph(
    `<w:spacing w:before="0" w:after="0" w:line="${heightTwips}" w:lineRule="exact"/><w:ind w:firstLine="0"/>`,
    runs(text, { halfPoints: 2 }),
  );
