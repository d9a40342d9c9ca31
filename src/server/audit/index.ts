export { recordRead } from "./record-read.ts";
