import { afterEach, expect, test, vi } from "vitest";
import { formFaults, sentencesOf } from "../../api/form-sentences.ts";
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

// Letter for letter what the server answers; test/form.test.ts holds it to this.
const refusal = (fields: Record<string, string>) => ({
  error: { code: "invalid", message: "some fields are wrong", fields },
});

test("a refusal is not repeated and is told in sentences, never in codes", async () => {
  const fetched = server(reply(422, refusal({ phone: "phone" })));
  expect(await sendApplication(body, [1], () => {})).toEqual({
    kind: "refused",
    errors: { phone: "проверьте номер: нужны 10 цифр после +7" },
  });
  expect(fetched).toHaveBeenCalledTimes(1);
  server(reply(422, refusal({ name: "too-short", consent: "wrong", debtAmount: "wrong" })));
  expect(await sendApplication(body, [], () => {})).toEqual({
    kind: "refused",
    errors: sentencesOf(["name", "consent", "debtAmount"]),
  });
});

test("what belongs to no field of the form is told of the whole form", async () => {
  server(reply(422, refusal({ "utm.utm_source": "too-long" })));
  expect(await sendApplication(body, [], () => {})).toEqual({ kind: "refused", errors: sentencesOf(["form"]) });
  server(reply(403, { error: { code: "forbidden", message: "x", reason: "cross-site" } }));
  expect(await sendApplication(body, [], () => {})).toEqual({ kind: "refused", errors: { form: formFaults.notKept } });
});

test("too many forms have a sentence of their own and are not sent again", async () => {
  const fetched = server(reply(429, { error: { code: "too-many", message: "too many forms from this address" } }));
  expect(await sendApplication(body, [1], () => {})).toEqual({ kind: "refused", errors: { form: formFaults.tooMany } });
  expect(fetched).toHaveBeenCalledTimes(1);
});

test("a server that answers with a fault is told apart from a lost connection", async () => {
  const broken = { error: { code: "unavailable", message: "something broke on our side" } };
  server(reply(503, broken), reply(500, broken));
  expect(await sendApplication(body, [1], () => {})).toEqual({ kind: "broken" });
  server(new Response("<h1>ok</h1>", { status: 200 }));
  expect(await sendApplication(body, [], () => {})).toEqual({ kind: "broken" });
});
