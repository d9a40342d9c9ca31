import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api.ts";

/** The live feed refetches what changed, so data stays fresh for a while by itself; refusals are answers and are not asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (count, error) => count < 2 && isPassing(error), refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

const isPassing = (error: unknown) => !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
