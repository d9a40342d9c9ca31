import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api.ts";

/** The live feed refetches what changed, so data stays fresh for a while by itself; refusals are answers and are not asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // "always": without a network a page says so, and a change is refused at once with its text kept; by default both would
    // wait in silence, and the change would be made later, when nobody expects it.
    queries: {
      networkMode: "always",
      refetchOnReconnect: true,
      staleTime: 30_000,
      retry: (count, error) => count < 2 && isPassing(error),
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: "always", retry: false },
  },
});

const isPassing = (error: unknown) => !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
