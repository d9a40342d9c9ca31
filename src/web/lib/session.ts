// Who works here: loaded once before the first page, changed by the profile and the shift switch.
import { useMutation, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { z } from "zod";
import { getSession, type Me } from "../../api/access.ts";
import { getCounters } from "../../api/counters.ts";
import type { Right } from "../../api/rights.ts";
import { call } from "./api.ts";
import { forgetDrafts } from "./draft.ts";
import { setLocale } from "./locale.ts";
import { queryClient } from "./query-client.ts";

export type Session = z.output<typeof Me>;

export const sessionQuery = {
  queryKey: ["session"],
  queryFn: async () => adopt(await call(getSession)),
  staleTime: 5 * 60_000,
};

/** Inside the shell there always is a session. */
export function useSession() {
  const { data } = useSuspenseQuery(sessionQuery);
  const can = useCallback((right: Right) => data.rights.includes(right), [data.rights]);
  return { ...data, can };
}

/** For code outside components. */
export const sessionNow = (): Session | undefined => queryClient.getQueryData<Session>(sessionQuery.queryKey);

export function keepSession(session: Session): void {
  queryClient.setQueryData(sessionQuery.queryKey, adopt(session));
}

/** Another person may sit down at this place: nothing of the former one stays. */
export function dropSession(): void {
  queryClient.clear();
  forgetDrafts();
}

/** A change of oneself answers with the new session. */
export const useSessionChange = <V>(change: (value: V) => Promise<Session>) =>
  useMutation({ mutationFn: change, onSuccess: keepSession });

/** Work to do, for badges; the live feed keeps it fresh. */
export const countersQuery = { queryKey: ["counters"], queryFn: () => call(getCounters), refetchInterval: 5 * 60_000 };
export const useCounters = () => useQuery(countersQuery).data;

// The user's language rules over the browser's as soon as it is known.
function adopt(session: Session): Session {
  setLocale(session.user.locale);
  return session;
}
