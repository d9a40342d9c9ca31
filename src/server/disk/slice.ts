import { defineSlice } from "../kernel/ctx.ts";
import { jobs } from "./jobs.ts";
import { putFirmFile } from "./robots/put-firm-file.ts";
import { routes } from "./routes.ts";
import { fileAdded } from "./triggers/file-added.ts";
import "./tables.ts";

export const disk = defineSlice({ name: "disk", routes, jobs, robots: [putFirmFile], triggers: [fileAdded] });
