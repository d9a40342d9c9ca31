import { afterEach, expect, test, vi } from "vitest";
import { sendApplication } from "./send.ts";

const body = {
  name: "Анна",
  phone: "+79135551234",
  consent: true,
  advertisingConsent: false,
  utm: {},
  mark: "one-use",
  trap: "",
};
const reply = (status: number, value: unknown) => new Response(JSON.stringify(value), { status });

afterEach(() => vi.unstubAllGlobals());

function server(...answers: (Response | Error)[]) {
  const fetched = vi.fn(async (_url: string, _init: RequestInit) => {
    const answer = answers.shift() ?? new Error("nothing left to answer");
    if (answer instanceof Error) throw answer;
    return answer;
  });
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

test("an accepted application brings its number and where to go", async () => {
  server(reply(201, { number: 1042, thankYouUrl: "/thanks/abc" }));
  expect(await sendApplication(body, [], () => {})).toEqual({
    kind: "accepted",
    number: "1042",
    thankYouUrl: "/thanks/abc",
  });
});

test("a lost connection and a broken server are tried again with the same mark", async () => {
  const fetched = server(
    new Error("offline"),
    new Response("<h1>502</h1>", { status: 502 }),
    reply(201, { number: 7 }),
  );
  const retried = vi.fn();
  expect(await sendApplication(body, [1, 1], retried)).toEqual({ kind: "accepted", number: "7", thankYouUrl: null });
  expect(retried).toHaveBeenCalledTimes(2);
  expect(fetched.mock.calls.map(([, init]) => init.body)).toEqual(Array(3).fill(JSON.stringify(body)));
});

test("when the tries are over, the visitor is told that nothing came through", async () => {
  server(new Error("offline"), new Error("offline"));
  expect(await sendApplication(body, [1], () => {})).toEqual({ kind: "unreachable" });
});

test("a refusal is not repeated and keeps the sentences of its fields", async () => {
  const fetched = server(
    reply(422, {
      error: { code: "invalid", message: "Проверьте поля", fields: { phone: "Такого номера нет", other: 5 } },
    }),
  );
  expect(await sendApplication(body, [1], () => {})).toEqual({
    kind: "refused",
    message: "Проверьте поля",
    fields: { phone: "Такого номера нет" },
  });
  expect(fetched).toHaveBeenCalledTimes(1);
});
