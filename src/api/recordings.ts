import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant } from "./scalars.ts";

export const Recording = z.object({
  id: Id,
  callId: Id,
  state: z.enum(["kept", "removed"]),
  seconds: z.int().nullable(),
  size: z.int(),
  sha256: z.string(),
  fetchedAt: Instant,
  /** When its term is over; a held one stays longer. */
  keepUntil: z.string(),
  isHeld: z.boolean(),
});

export const getRecordingFile = endpoint({
  name: "telephony.get-recording-file",
  method: "GET",
  path: "/api/recordings/:id/file",
  need: "recordings.listen",
  summary:
    "The sound, by Range; one listening is written down for each `play` key, which the player makes when it starts",
  params: z.object({ id: IdText }),
  query: z.object({ play: z.string().min(8).max(60).optional() }),
  reply: z.unknown(),
});
export const getRecordingPeaks = endpoint({
  name: "telephony.get-recording-peaks",
  method: "GET",
  path: "/api/recordings/:id/peaks",
  need: "recordings.listen",
  summary: "Loudness over time, 0 to 100, for the waveform; empty where the sound is not MP3",
  params: z.object({ id: IdText }),
  reply: z.object({ seconds: z.int().nullable(), peaks: z.array(z.int()) }),
});
export const holdRecording = endpoint({
  name: "telephony.hold-recording",
  method: "PUT",
  path: "/api/recordings/:id/hold",
  need: "firm.write",
  summary: "Legal hold: it is not removed when its term is over",
  params: z.object({ id: IdText }),
  body: z.object({ isHeld: z.boolean() }),
  reply: Recording,
});
export const searchRecording = endpoint({
  name: "telephony.search-recording",
  method: "POST",
  path: "/api/calls/:id/recording-search",
  need: "calls.write",
  summary: "Look for the recording once more",
  params: z.object({ id: IdText }),
  reply: Done,
});
