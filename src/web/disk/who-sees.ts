import { useCallback } from "react";
import { useTexts } from "../lib/i18n.ts";
import { roleTexts } from "../lib/role-texts.ts";
import type { Folder } from "./queries.ts";
import { diskTexts } from "./texts.ts";

type Guarded = Pick<Folder, "clientId" | "readers" | "writers">;

/** Who sees it and who changes it, in a sentence. */
export function useWhoSees(): (folder: Guarded) => string {
  const t = useTexts(diskTexts);
  const role = useTexts(roleTexts);
  return useCallback(
    ({ clientId, readers, writers }) => {
      if (clientId !== null) return t("seenByClients");
      const list = (roles: NonNullable<Folder["readers"]>) =>
        roles.map((one) => role(one).toLocaleLowerCase()).join(", ");
      const seen = readers === null ? t("seenByAll") : t("seenBy", { who: list(readers) });
      if (writers === null || writers.join() === readers?.join()) return seen;
      return `${seen}. ${t("changedBy", { who: list(writers) })}`;
    },
    [t, role],
  );
}
