import { QueryClient } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { createReader, onLive, pauseAfter, registerLive } from "./live.ts";

const event = (id: number, name: string) => ({
  id,
  name,
  clientId: 5,
  matterId: null,
  subjectId: null,
  actorId: null,
});
const message = (...events: ReturnType<typeof event>[]) => JSON.stringify({ type: "events", events });
const reset = (lastId: number) => JSON.stringify({ type: "reset", lastId });

it("refetches each touched query once for a burst of events and remembers the last id", () => {
  const client = new QueryClient();
  const invalidate = vi.spyOn(client, "invalidateQueries");
  registerLive({ "task.created": (one) => [["tasks"], ["client", one.clientId]], "task.completed": () => [["tasks"]] });
  const reader = createReader(client);
  reader.message(message(event(11, "task.created"), event(12, "task.completed"), event(10, "user.changed")));
  expect(reader.lastId()).toBe(12);
  expect(invalidate.mock.calls.map(([filter]) => filter?.queryKey)).toEqual([["tasks"], ["client", 5]]);
});

it("after the first answer reads anew only what is older than the feed, after a later reset everything", () => {
  const client = new QueryClient();
  client.setQueryData(["old"], 1, { updatedAt: 500 });
  client.setQueryData(["fresh"], 1, { updatedAt: 1500 });
  const stale = (key: string) => client.getQueryState([key])?.isInvalidated;
  const reader = createReader(client, () => 1000);
  reader.message(reset(40));
  expect([stale("old"), stale("fresh"), reader.lastId()]).toEqual([true, false, 40]);
  reader.message(reset(90));
  expect(stale("fresh")).toBe(true);
});

it("tells listeners once, though the server repeats events after a break, and until they leave", () => {
  const heard: number[] = [];
  const leave = onLive(["notice.sent"], (one) => heard.push(one.id));
  const reader = createReader(new QueryClient());
  reader.message(message(event(1, "notice.sent")));
  reader.message(message(event(1, "notice.sent"), event(2, "notice.sent")));
  leave();
  reader.message(message(event(3, "notice.sent")));
  expect(heard).toEqual([1, 2]);
});

it("waits longer after each failure, up to half a minute", () => {
  expect([1, 2, 3, 10].map((n) => pauseAfter(n, 0.5))).toEqual([1000, 2000, 4000, 30_000]);
});
