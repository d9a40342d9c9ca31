import { z } from "zod";
import { hostOf, isLoopback } from "../../../kernel/outgoing-address.ts";
import { call, jsonOf, NoAnswer } from "../http-call.ts";
import { multipart } from "../multipart.ts";
import type { OutgoingFile } from "../port.ts";
import { MaxRefusal, type AskMax, type MaxAccount } from "./max-client.ts";

const Place = z.object({ url: z.url({ protocol: /^https?$/ }), token: z.string().nullish() });
const Taken = z.looseObject({
  token: z.string().nullish(),
  photos: z.record(z.string(), z.looseObject({ token: z.string() })).nullish(),
});

/** Takes a file to MAX and answers with the attachment that names it. Nothing of the message exists yet. */
export async function uploadFile(
  ask: AskMax,
  account: MaxAccount,
  file: OutgoingFile,
): Promise<{ type: string; payload: { token: string } }> {
  const type = kindOf(file.type);
  const place = Place.parse(await ask("POST", "/uploads", { type }));
  const { headers, body } = multipart([{ name: "data", value: file }]);
  // The place is another host: our token does not go there.
  if (isLoopback(hostOf(place.url)) && !isLoopback(hostOf(account.baseUrl)))
    throw new NoAnswer("private-address", false, new Error("the place for the file is inside"));
  const answer = await call(
    { ca: account.ca, timeoutMs: account.timeoutMs * 3 },
    { method: "POST", url: place.url, headers, body },
  );
  if (answer.status !== 200)
    throw new MaxRefusal(answer.status, "upload", `the upload answered ${answer.status}`, null);
  const taken = Taken.safeParse(jsonOf(answer.body)).data;
  const token = place.token ?? taken?.token ?? Object.values(taken?.photos ?? {})[0]?.token;
  if (!token) throw new MaxRefusal(503, "upload", "the upload's answer names no file", null);
  return { type, payload: { token } };
}

function kindOf(type: string): "image" | "video" | "audio" | "file" {
  if (/^image\/(jpeg|png|gif)$/.test(type)) return "image";
  if (type === "video/mp4") return "video";
  return /^audio\/(mpeg|wav|mp4)$/.test(type) ? "audio" : "file";
}
