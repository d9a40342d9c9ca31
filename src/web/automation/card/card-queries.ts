import { useQuery } from "@tanstack/react-query";
import { getCardAutomation } from "../../../api/automation-card.ts";
import { call } from "../../lib/api.ts";

export type Place = { clientId: number; matterId: number };

export const cardRobotsKey = ({ clientId, matterId }: Place) => ["automation", "card", clientId, matterId];

export const useCardAutomation = (place: Place) =>
  useQuery({
    queryKey: cardRobotsKey(place),
    queryFn: ({ signal }) => call(getCardAutomation, { params: { id: place.matterId } }, { signal }),
    // A robot's moment comes without an event of its own.
    refetchInterval: 30_000,
  });
