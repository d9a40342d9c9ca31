import { z } from "zod";
import { clientFields } from "../../../api/client-fields.ts";

const known: ReadonlySet<string> = new Set(clientFields.map((field) => field.name));

/** A field of the registry, or one that the firm added; whether that one still is there is asked when it is needed. */
export const SettableField = z.string().refine((name) => known.has(name) || /^custom\.\d+$/.test(name), "wrong");
