import { z } from "zod";
import { endpoint } from "./endpoint.ts";

// Apart from overview.ts, whose cards and timelines the frame of every page need not load.
/** Work to do, for the badges of the menu. */
export const getCounters = endpoint({
  name: "overview.get-counters",
  method: "GET",
  path: "/api/counters",
  need: "signed-in",
  summary: "Counts of work: new applications, overdue tasks, unread messages, notices",
  reply: z.object({
    newApplications: z.int(),
    tasksDue: z.int(),
    unreadDialogs: z.int(),
    /** Clients who wait for an answer. */
    dialogsWaiting: z.int(),
    notices: z.int(),
    /** Unread posts in rooms of the staff chat that are not silenced. */
    chat: z.int(),
    failedRobots: z.int(),
  }),
});
