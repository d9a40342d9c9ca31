import { married } from "./fixtures/married.ts";
import type { PaperPerson } from "./fixtures/matter.ts";
import { pensioner } from "./fixtures/pensioner.ts";
import { proprietor } from "./fixtures/proprietor.ts";

export type { PaperPerson };

/** Three people on whom every shipped paper is made. */
export const paperPeople: readonly PaperPerson[] = [married, pensioner, proprietor];
