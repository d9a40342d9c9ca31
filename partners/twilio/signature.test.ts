import { expect, test } from "vitest";
import { sign } from "./signature.ts";

const token = "0123456789abcdef0123456789abcdef";
const paramsOf = (body: string): Record<string, string> => Object.fromEntries(new URLSearchParams(body));

test("an inbound message with a button is signed as Twilio signs it", () => {
  const body =
    "AccountSid=AC0123456789abcdef0123456789abcdef&ApiVersion=2010-04-01&Body=%D0%97%D0%B4%D1%80%D0%B0%D0%B2%D1%81%D1%82%D0%B2%D1%83%D0%B9%D1%82%D0%B5%21+%D0%AF+%D1%81%D0%BE%D0%B3%D0%BB%D0%B0%D1%81%D0%B5%D0%BD&ButtonPayload=pay_yes&ButtonText=%D0%9E%D0%BF%D0%BB%D0%B0%D1%87%D1%83+%D1%81%D0%B5%D0%B3%D0%BE%D0%B4%D0%BD%D1%8F&From=whatsapp%3A%2B79130001122&MessageSid=SMfedcba9876543210fedcba9876543210&MessageType=button&NumMedia=0&NumSegments=1&ProfileName=%D0%98%D0%B2%D0%B0%D0%BD+%D0%9F%D0%B5%D1%82%D1%80%D0%BE%D0%B2&SmsMessageSid=SMfedcba9876543210fedcba9876543210&SmsSid=SMfedcba9876543210fedcba9876543210&SmsStatus=received&To=whatsapp%3A%2B73912000000&WaId=79130001122";
  expect(sign(token, "https://crm.firma.test/hooks/twilio/inbound?c=wa1", paramsOf(body))).toBe(
    "jYjTtL0sBVewxXwRc4poVVyBhWA=",
  );
});

test("a status with an error is signed as Twilio signs it", () => {
  const body =
    "AccountSid=AC0123456789abcdef0123456789abcdef&ApiVersion=2010-04-01&ChannelInstallSid=XE00000000000000000000000000000000&ChannelPrefix=whatsapp&ChannelToAddress=%2B7913000XXXX&ErrorCode=63016&EventType=UNDELIVERED&From=whatsapp%3A%2B73912000000&MessageSid=SMfedcba9876543210fedcba9876543210&MessageStatus=undelivered&SmsSid=SMfedcba9876543210fedcba9876543210&SmsStatus=undelivered&To=whatsapp%3A%2B79130001122";
  expect(sign(token, "https://crm.firma.test/hooks/twilio/status?c=wa1&m=42", paramsOf(body))).toBe(
    "Nkqu4rSAoIm8kkN2jZX66KhZFVY=",
  );
});

test("an address that carries the hash of a JSON body is signed alone", () => {
  const url =
    "https://crm.firma.test/hooks/twilio/json?bodySHA256=efea330e0a83529b0d2c134d60835f835fdc248a91ced08f64fbd5e19179d494";
  expect(sign(token, url, {})).toBe("31ZGY7vPjmz3tsOGYA9RnJMxOOU=");
});

test("Twilio's own published example holds", () => {
  const number = "+12349013030";
  const params = { CallSid: "CA1234567890ABCDE", Caller: number, From: number, Digits: "1234", To: "+18005551212" };
  expect(sign("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", params)).toBe("0/KCTR6DLpKmkAf8muzZqo1nDgQ=");
});
