// What pages and slices add to the shell, each by one line of src/web/registrations.ts.
import type { Icon } from "@tabler/icons-react";
import type { Right } from "../../api/rights.ts";
import type { Pair } from "./i18n.ts";

export type Command = {
  id: string;
  title: Pair;
  icon: Icon;
  right?: Right;
  /** Other words it is looked for by, in both languages. */
  words?: string;
  run: () => void;
};

const commands = new Map<string, Command>();
const quickAdds = new Map<string, Command>();

/** A command of the palette. */
export const registerCommand = (command: Command) => void commands.set(command.id, command);
/** An entry of the «+» menu; it is in the palette too. */
export const registerQuickAdd = (command: Command) => void quickAdds.set(command.id, command);

export const registeredCommands = (): Command[] => [...quickAdds.values(), ...commands.values()];
export const registeredQuickAdds = (): Command[] => [...quickAdds.values()];
