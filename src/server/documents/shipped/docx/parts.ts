import { NAMESPACE, twips } from "./xml.ts";

/** The parts of a Word file that are the same, or nearly, in every template. */
const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

const parts = ["styles", "settings", "numbering", "footer"];

export const contentTypes = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/>${parts.map((part) => `<Override PartName="/word/${part}.xml" ContentType="${TYPES}.${part}+xml"/>`).join("")}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

export const rootRelations = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

export const documentRelations = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${parts.map((part, i) => `<Relationship Id="rId${i + 1}" Type="${RELS}/${part}" Target="${part}.xml"/>`).join("")}</Relationships>`;

export const settings = `${HEAD}<w:settings xmlns:w="${NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="ru-RU"/></w:settings>`;

export const numbering = `${HEAD}<w:numbering xmlns:w="${NAMESPACE}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${twips(12.5)}" w:hanging="${twips(8)}"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

/** Page n of N. */
export const footer = `${HEAD}<w:ftr xmlns:w="${NAMESPACE}"><w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>${field("PAGE")}</w:p></w:ftr>`;

function field(code: string): string {
  const look = `<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>`;
  const mark = (type: string): string => `<w:r>${look}<w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${mark("begin")}<w:r>${look}<w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>${mark("separate")}<w:r>${look}<w:t>1</w:t></w:r>${mark("end")}`;
}

const FONT = "Times New Roman";

export function styles(halfPoints: number): string {
  const size = (value: number): string => `<w:sz w:val="${value}"/><w:szCs w:val="${value}"/>`;
  const heading = (level: 1 | 2, after: string): string =>
    `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>${after}<w:ind w:firstLine="0"/><w:jc w:val="center"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:bCs/>${size(level === 1 ? halfPoints + 2 : halfPoints)}</w:rPr></w:style>`;
  return `${HEAD}<w:styles xmlns:w="${NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:eastAsia="${FONT}" w:cs="${FONT}"/>${size(halfPoints)}<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="80" w:line="259" w:lineRule="auto"/></w:pPr></w:style>${heading(1, `<w:spacing w:before="280" w:after="200"/>`)}${heading(2, `<w:spacing w:before="200" w:after="100"/>`)}</w:styles>`;
}

export const core = (title: string): string =>
  `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</dc:title></cp:coreProperties>`;

const MARGINS_MM = { left: 30, right: 15, top: 20, bottom: 20 };
const A4_MM = { short: 210, long: 297 };

/** Turned, the wide margin stays on the side that is bound: it is then above. */
export function pageOf(isLandscape: boolean): { widthMm: number; xml: string } {
  const { left, right, top, bottom } = MARGINS_MM;
  const margins = isLandscape ? { top: left, right: top, bottom: right, left: bottom } : MARGINS_MM;
  const [width, height] = isLandscape ? [A4_MM.long, A4_MM.short] : [A4_MM.short, A4_MM.long];
  const size = `<w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"${isLandscape ? ` w:orient="landscape"` : ""}/>`;
  const sides = (["top", "right", "bottom", "left"] as const)
    .map((side) => `w:${side}="${twips(margins[side])}"`)
    .join(" ");
  const xml = `<w:sectPr><w:footerReference xmlns:r="${RELS}" w:type="default" r:id="rId${parts.indexOf("footer") + 1}"/>${size}<w:pgMar ${sides} w:header="567" w:footer="454" w:gutter="0"/></w:sectPr>`;
  return { widthMm: width - margins.left - margins.right, xml };
}
