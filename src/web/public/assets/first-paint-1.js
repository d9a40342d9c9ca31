// Runs before the first paint, so that a dark theme does not flash white. Knows the same keys as main.tsx and lib/locale.ts.
// Browsers keep it for a year by its name: changed text gets the next number.
(function () {
  var scheme = "auto";
  try {
    scheme = localStorage.getItem("oplot.theme") || "auto";
    document.documentElement.lang = localStorage.getItem("oplot.locale") === "en" ? "en" : "ru";
  } catch (forbidden) {
    scheme = "auto";
  }
  var dark = scheme === "dark" || (scheme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
