import { QueryClient } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { onLive, pauseAfter, receive, registerLive } from "./live.ts";

const event = (id: number, name: string) => ({ id, name, clientId: 5, matterId: null, subjectId: null, actorId: null });
const message = (...events: ReturnType<typeof event>[]) => JSON.stringify({ type: "events", events });

it("refetches each touched query once for a burst of events and remembers the last id", () => {
  const client = new QueryClient();
  const invalidate = vi.spyOn(client, "invalidateQueries");
  registerLive({ "task.created": (one) => [["tasks"], ["client", one.clientId]], "task.completed": () => [["tasks"]] });
  const last = receive(
    message(event(11, "task.created"), event(12, "task.completed"), event(10, "user.changed")),
    9,
    client,
  );
  expect(last).toBe(12);
  expect(invalidate.mock.calls.map(([filter]) => filter?.queryKey)).toEqual([["tasks"], ["client", 5]]);
});

it("reads everything anew after a reset", () => {
  const client = new QueryClient();
  const invalidate = vi.spyOn(client, "invalidateQueries");
  expect(receive(JSON.stringify({ type: "reset", lastId: 40 }), 3, client)).toBe(40);
  expect(invalidate).toHaveBeenCalledWith();
});

it("tells listeners until they leave", () => {
  const heard: number[] = [];
  const leave = onLive(["notice.sent"], (one) => heard.push(one.id));
  receive(message(event(1, "notice.sent")), 0, new QueryClient());
  leave();
  receive(message(event(2, "notice.sent")), 1, new QueryClient());
  expect(heard).toEqual([1]);
});

it("waits longer after each failure, up to half a minute", () => {
  expect([1, 2, 3, 10].map((n) => pauseAfter(n, 0.5))).toEqual([1000, 2000, 4000, 30_000]);
});
