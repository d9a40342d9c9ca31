import { expect, test } from "vitest";
import { html, trustedMarkup } from "./html.ts";

test("values are escaped in text and in attributes", () => {
  const typed = `"><script>alert('x')</script>&\``;
  expect(String(html`<p title="${typed}">${typed}</p>`)).toBe(
    `<p title="&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;&#96;">&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;&#96;</p>`,
  );
});

test("markup inside markup and lists keep their tags", () => {
  const rows = ["а", "<б>"].map((name) => html`<li>${name}</li>`);
  expect(String(html`<ul>${rows}</ul>`)).toBe("<ul><li>а</li><li>&#60;б&#62;</li></ul>");
});

test("nothing, null and false print nothing; zero prints", () => {
  expect(String(html`[${undefined}${null}${false}${0}]`)).toBe("[0]");
});

test("only markup named as trusted passes unescaped", () => {
  expect(String(html`<style>${trustedMarkup("a>b{}")}</style>`)).toBe("<style>a>b{}</style>");
});
