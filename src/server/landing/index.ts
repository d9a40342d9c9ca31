export { LandingContent, writeContent } from "./content.ts";
export { exampleLanding } from "./page/example.ts";
