import { useCallback, useMemo } from "react";
import * as api from "../../api/disk.ts";
import * as links from "../../api/disk-links.ts";
import * as keeping from "../../api/disk-keeping.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { confirm } from "../ui/confirm.tsx";
import { toast } from "../ui/toast-store.ts";
import { useFault } from "./fault.ts";
import { readAnew, type Item } from "./queries.ts";
import { diskTexts } from "./texts.ts";

type Named = Pick<Item, "id" | "name">;

/** What can be done with files and folders; everything that can be taken back offers it. */
export function useDeeds() {
  const t = useTexts(diskTexts);
  const tell = useFault();
  const attempt = useCallback(
    (work: () => Promise<unknown>) => {
      work()
        .catch(tell)
        .finally(() => void readAnew());
    },
    [tell],
  );
  return useMemo(
    () => ({
      remove: (items: readonly Named[]) =>
        attempt(async () => {
          for (const { id } of items) await call(api.removeNode, { params: { id } });
          const [only] = items;
          toast({
            text:
              items.length === 1 && only ? t("removed", { name: only.name }) : t("removedMany", { n: items.length }),
            undo: async () => {
              for (const { id } of items) await call(api.restoreNode, { params: { id } });
              await readAnew();
            },
          });
        }),
      restore: ({ id }: Named) => attempt(() => call(api.restoreNode, { params: { id } })),
      purge: ({ id, name }: Named) =>
        attempt(async () => {
          const isSure = await confirm({
            title: t("purgeTitle", { name }),
            text: t("purgeText"),
            action: t("purge"),
            danger: true,
          });
          if (isSure) await call(keeping.purgeNode, { params: { id } });
        }),
      move: (items: readonly Named[], parentId: number) =>
        attempt(async () => {
          for (const { id } of items)
            await call(api.changeNode, { params: { id }, body: { parentId, clash: "rename" } });
        }),
      copy: (items: readonly Named[], parentId: number) =>
        attempt(async () => {
          for (const { id } of items) await call(api.copyNode, { params: { id }, body: { parentId } });
        }),
      restoreVersion: (id: number, versionId: number) =>
        attempt(() => call(api.restoreVersion, { params: { id }, body: { versionId } })),
      endLink: (id: number) => attempt(() => call(links.endLink, { params: { id } })),
    }),
    [attempt, t],
  );
}
