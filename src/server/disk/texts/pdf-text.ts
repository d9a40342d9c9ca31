/** The words of a PDF page by page, until there is enough. A password or a broken file is an answer, not a failure. */
export async function textOfPdf(
  content: Uint8Array,
  most: number,
): Promise<string | { state: "encrypted" | "broken" }> {
  const { getDocumentProxy } = await import("unpdf");
  try {
    const pdf = await getDocumentProxy(content, { useSystemFonts: false, verbosity: 0 });
    const pages: string[] = [];
    let length = 0;
    for (let n = 1; n <= pdf.numPages && length < most; n += 1) {
      const page = await pdf.getPage(n);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
      length += text.length;
      pages.push(text);
      page.cleanup();
    }
    return pages.join("\n");
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    return { state: isLocked ? "encrypted" : "broken" };
  }
}
