// Filters live in the address: const [filters, setFilters] = useUrlFilters(z.object({ filter: z.enum(boardFilters).catch("all") })).
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { z } from "zod";

/** Every field of the schema needs `.catch(default)` or `.optional().catch(undefined)`: an old or spoiled link still opens. */
export function useUrlFilters<S extends z.ZodObject>(schema: S): [z.output<S>, (change: Partial<z.output<S>>) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const filters = useMemo(() => schema.parse(search), [schema, search]);
  const change = useCallback(
    (part: Partial<z.output<S>>) =>
      void navigate({ to: ".", replace: true, search: (now: Record<string, unknown>) => ({ ...now, ...part }) }),
    [navigate],
  );
  return [filters, change];
}
