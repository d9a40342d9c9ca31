export { updateFirm } from "./update-firm.ts";
