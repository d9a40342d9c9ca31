import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";
import { sayPair } from "../lib/i18n.ts";
import type { Locale } from "../lib/locale.ts";
import { uiTexts } from "./texts.ts";

// Shade 7 is the light theme's filled colour, 6 the dark one's; white on both holds AA.
const blue: MantineColorsTuple = [
  "#e8eeff",
  "#dbe4ff",
  "#b9cbff",
  "#94aeff",
  "#6f91f7",
  "#5179ee",
  "#3f67e5",
  "#1d4ed8",
  "#1a45bf",
  "#17357f",
];
const red: MantineColorsTuple = [
  "#fde9e7",
  "#fbd3cf",
  "#f5a9a2",
  "#ee7f75",
  "#e65a4e",
  "#dc3f32",
  "#c5281c",
  "#b42318",
  "#971b12",
  "#7a150e",
];
const green: MantineColorsTuple = [
  "#e4f6ec",
  "#c6ebd6",
  "#94d9b3",
  "#5fc68e",
  "#35b06f",
  "#1d9658",
  "#147a47",
  "#0f7041",
  "#0b5a33",
  "#084526",
];
const amber: MantineColorsTuple = [
  "#fff0d6",
  "#ffe0ac",
  "#ffc766",
  "#f9ac2d",
  "#e08a00",
  "#bd7000",
  "#9c5a00",
  "#8a4b00",
  "#703d00",
  "#552e00",
];
const violet: MantineColorsTuple = [
  "#f1eaff",
  "#dfd0ff",
  "#c0a3fb",
  "#a27cf3",
  "#8f6bf0",
  "#8455e6",
  "#7440d2",
  "#6027b8",
  "#4f1f99",
  "#3d187a",
];
const gray: MantineColorsTuple = [
  "#f7f9fc",
  "#eff2f7",
  "#dfe4ec",
  "#cdd4e0",
  "#b6c0d0",
  "#66738a",
  "#4f5d75",
  "#4a566d",
  "#2a3241",
  "#1a202b",
];
// Mantine's dark theme takes its surfaces and borders from this one.
const dark: MantineColorsTuple = [
  "#e9edf5",
  "#c9d3e2",
  "#a5b0c3",
  "#7d899d",
  "#465166",
  "#2a3241",
  "#1a202b",
  "#151a24",
  "#0d1219",
  "#090e1c",
];

export const makeTheme = (locale: Locale) => {
  const close = { "aria-label": sayPair(uiTexts.close, undefined, locale) };
  return createTheme({
    primaryColor: "blue",
    primaryShade: { light: 7, dark: 6 },
    colors: { blue, red, green, amber, violet, gray, dark, orange: amber, yellow: amber, grape: violet },
    fontFamily: '"Inter Variable", "Inter Fallback", system-ui, sans-serif',
    defaultRadius: "md",
    radius: { xs: "4px", sm: "6px", md: "8px", lg: "10px", xl: "16px" },
    fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
    lineHeights: { xs: "1.4", sm: "1.45", md: "1.45", lg: "1.5", xl: "1.4" },
    headings: { fontWeight: "650" },
    breakpoints: { xs: "30em", sm: "48em", md: "68.75em", lg: "80em", xl: "90em" },
    cursorType: "pointer",
    respectReducedMotion: true,
    components: {
      Button: { defaultProps: { fz: 13, fw: 600 } },
      ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: 34 } },
      InputWrapper: {
        styles: {
          label: { fontSize: 13, fontWeight: 600, marginBottom: 4 },
          description: { fontSize: 12.5 },
          error: { fontSize: 12.5 },
        },
      },
      CloseButton: { defaultProps: close },
      Modal: {
        defaultProps: {
          closeButtonProps: close,
          centered: true,
          overlayProps: { backgroundOpacity: 0.55, color: "#060a14" },
          transitionProps: { duration: 120 },
        },
      },
      Drawer: {
        defaultProps: {
          closeButtonProps: close,
          position: "right",
          overlayProps: { backgroundOpacity: 0.55, color: "#060a14" },
          transitionProps: { duration: 140 },
        },
      },
      Tooltip: {
        defaultProps: {
          openDelay: 350,
          withArrow: true,
          fz: 12,
          color: "dark.9",
          multiline: true,
          maw: 320,
          events: { hover: true, focus: true, touch: false },
        },
      },
      Menu: {
        defaultProps: { shadow: "md", position: "bottom-end", transitionProps: { duration: 90 }, withinPortal: true },
      },
      Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 90 } } },
      Select: { defaultProps: { allowDeselect: false, checkIconPosition: "right" } },
      Loader: { defaultProps: { type: "dots" } },
    },
  });
};

/** Mantine's own grey, red and placeholder colours fail AA; its variables are led to ours. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: ours(), dark: ours() });

// Mantine repeats its defaults per scheme, so ours stand there too; the values themselves differ by scheme in tokens.css.
function ours(): Record<string, string> {
  return {
    "--mantine-color-text": "var(--op-text)",
    "--mantine-color-body": "var(--op-surface)",
    "--mantine-color-dimmed": "var(--op-dim)",
    "--mantine-color-placeholder": "var(--op-faint)",
    "--mantine-color-anchor": "var(--op-primary-text)",
    "--mantine-color-error": "var(--op-red-text)",
    "--mantine-color-success": "var(--op-green-text)",
    "--mantine-color-default": "var(--op-surface)",
    "--mantine-color-default-hover": "var(--op-hover)",
    "--mantine-color-default-color": "var(--op-text)",
    "--mantine-color-default-border": "var(--op-border-strong)",
    "--mantine-color-disabled": "var(--op-gray-soft)",
    "--mantine-color-disabled-color": "var(--op-faint)",
    "--mantine-color-disabled-border": "var(--op-border)",
    "--mantine-shadow-md": "var(--op-shadow-pop)",
    ...softVariants("blue", "primary"),
    ...softVariants("red", "red"),
    ...softVariants("green", "green"),
    ...softVariants("amber", "amber"),
    ...softVariants("violet", "violet"),
    ...softVariants("gray", "gray"),
  };
}

const softVariants = (mantine: string, ours: string): Record<string, string> => ({
  [`--mantine-color-${mantine}-light`]: `var(--op-${ours}-soft)`,
  [`--mantine-color-${mantine}-light-hover`]: `color-mix(in srgb, var(--op-${ours}-soft), var(--op-${ours}-text) 12%)`,
  [`--mantine-color-${mantine}-light-color`]: `var(--op-${ours}-text)`,
  [`--mantine-color-${mantine}-text`]: `var(--op-${ours}-text)`,
  [`--mantine-color-${mantine}-outline`]: `var(--op-${ours}-text)`,
  [`--mantine-color-${mantine}-outline-hover`]: `var(--op-${ours}-soft)`,
});
