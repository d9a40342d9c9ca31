import { describe, expect, it } from "vitest";
import { isSigned, newsOf, parseInbound, parseStatus } from "./twilio-hooks.ts";
import { rebase } from "./twilio-client.ts";
import { typeOfBytes } from "../../kernel/file-type.ts";
import { toPartnerTemplate } from "./twilio-templates.ts";

const TOKEN = "0123456789abcdef0123456789abcdef";
/** A hook as the receiver hands it over. */
const signed = ({ signature, url, params }: { signature: string; url: string; params: Record<string, string> }) => ({
  door: "inbound" as const,
  raw: new Uint8Array(),
  headers: { "x-twilio-signature": signature },
  url,
  payload: params,
});
const paramsOf = (body: string): Record<string, string> => Object.fromEntries(new URLSearchParams(body));

const inboundUrl = "https://crm.firma.test/hooks/twilio/inbound?c=wa1";
const inbound = paramsOf(
  "AccountSid=AC0123456789abcdef0123456789abcdef&ApiVersion=2010-04-01&Body=%D0%97%D0%B4%D1%80%D0%B0%D0%B2%D1%81%D1%82%D0%B2%D1%83%D0%B9%D1%82%D0%B5%21+%D0%AF+%D1%81%D0%BE%D0%B3%D0%BB%D0%B0%D1%81%D0%B5%D0%BD&ButtonPayload=pay_yes&ButtonText=%D0%9E%D0%BF%D0%BB%D0%B0%D1%87%D1%83+%D1%81%D0%B5%D0%B3%D0%BE%D0%B4%D0%BD%D1%8F&From=whatsapp%3A%2B79130001122&MessageSid=SMfedcba9876543210fedcba9876543210&MessageType=button&NumMedia=0&NumSegments=1&ProfileName=%D0%98%D0%B2%D0%B0%D0%BD+%D0%9F%D0%B5%D1%82%D1%80%D0%BE%D0%B2&SmsMessageSid=SMfedcba9876543210fedcba9876543210&SmsSid=SMfedcba9876543210fedcba9876543210&SmsStatus=received&To=whatsapp%3A%2B73912000000&WaId=79130001122",
);

it("a poem in place of a name is cut", () => {
  expect(parseInbound({ ...inbound, ProfileName: "Имя ".repeat(500) }).profileName.length).toBeLessThanOrEqual(100);
});

describe("signatures", () => {
  const signature = "jYjTtL0sBVewxXwRc4poVVyBhWA=";
  it("accept the published vectors", () => {
    expect(isSigned([TOKEN], signed({ signature, url: inboundUrl, params: inbound }))).toBe(true);
    const params = {
      CallSid: "CA1234567890ABCDE",
      Caller: "+12349013030",
      Digits: "1234",
      From: "+12349013030",
      To: "+18005551212",
    };
    expect(
      isSigned(
        ["12345"],
        signed({
          signature: "0/KCTR6DLpKmkAf8muzZqo1nDgQ=",
          url: "https://mycompany.com/myapp.php?foo=1&bar=2",
          params,
        }),
      ),
    ).toBe(true);
  });

  it("refuse another scheme, a lost or added parameter, another token", () => {
    expect(isSigned([TOKEN], signed({ signature, url: inboundUrl.replace("https", "http"), params: inbound }))).toBe(
      false,
    );
    const { WaId: _, ...fewer } = inbound;
    expect(isSigned([TOKEN], signed({ signature, url: inboundUrl, params: fewer }))).toBe(false);
    expect(isSigned([TOKEN], signed({ signature, url: inboundUrl, params: { ...inbound, Extra: "" } }))).toBe(false);
    expect(
      isSigned(["another-token-of-32-characters-00"], signed({ signature, url: inboundUrl, params: inbound })),
    ).toBe(false);
  });

  it("accept either token while it is being rotated", () => {
    expect(
      isSigned(["the-new-token-of-thirty-two-chars", TOKEN], signed({ signature, url: inboundUrl, params: inbound })),
    ).toBe(true);
  });
});

describe("reading hooks", () => {
  it("an inbound message keeps its text, button and person", () => {
    expect(parseInbound(inbound)).toEqual({
      externalId: "SMfedcba9876543210fedcba9876543210",
      address: "whatsapp:+79130001122",
      phone: "+79130001122",
      profileName: "Иван Петров",
      text: "Здравствуйте! Я согласен",
      button: { text: "Оплачу сегодня", payload: "pay_yes" },
      media: [],
    });
  });

  it("an address that is no phone is still an address", () => {
    expect(parseInbound({ ...inbound, From: "whatsapp:ID.42" })).toMatchObject({
      address: "whatsapp:ID.42",
      phone: null,
    });
  });

  it("media and places", () => {
    const params = {
      ...inbound,
      Body: "",
      ButtonText: "",
      NumMedia: "2",
      MediaUrl0: "https://api.twilio.com/a",
      MediaContentType0: "image/jpeg",
      MediaUrl1: "https://api.twilio.com/b",
    };
    expect(parseInbound(params).media).toEqual([
      { url: "https://api.twilio.com/a", declaredType: "image/jpeg" },
      { url: "https://api.twilio.com/b", declaredType: "" },
    ]);
    expect(
      parseInbound({
        ...inbound,
        Body: "",
        ButtonText: "",
        Latitude: "56.01",
        Longitude: "92.87",
        Address: "Красноярск",
      }).text,
    ).toBe("Красноярск\n56.01, 92.87");
  });

  it("a status with its error", () => {
    expect(
      parseStatus({
        MessageSid: "SM1",
        MessageStatus: "undelivered",
        ErrorCode: "63016",
        ChannelStatusMessage: "outside",
      }),
    ).toEqual({ externalId: "SM1", status: "undelivered", news: "failed", errorCode: "63016", errorText: "outside" });
    expect(parseStatus({ SmsSid: "SM1", SmsStatus: "something-new" })).toMatchObject({
      news: null,
      status: "something-new",
    });
    expect(newsOf("constructor")).toBeNull();
  });
});

describe("addresses", () => {
  it("replace the origin and keep the path and query; Twilio's own hosts are left alone", () => {
    expect(rebase(new URL("https://content.twilio.com/v1/Content?PageSize=5"), "http://127.0.0.1:3090/twilio/")).toBe(
      "http://127.0.0.1:3090/twilio/v1/Content?PageSize=5",
    );
    expect(rebase(new URL("https://content.twilio.com/v1/Content"), "https://api.twilio.com")).toBe(
      "https://content.twilio.com/v1/Content",
    );
  });
});

describe("files", () => {
  it("are what their bytes say", () => {
    expect(typeOfBytes(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe("image/jpeg");
    expect(typeOfBytes(Buffer.from("%PDF-1.7"))).toBe("application/pdf");
    expect(typeOfBytes(Buffer.from("<script>"))).toBe("application/octet-stream");
  });
});

describe("templates", () => {
  it("take the approval from where this list keeps it, and know those never submitted", () => {
    const content = {
      sid: "HX1",
      friendlyName: "app_received",
      language: "ru",
      types: { "twilio/text": { body: "Здравствуйте, {{1}}!" } },
    };
    expect(
      toPartnerTemplate({
        ...content,
        approvalRequests: { category: "UTILITY", status: "approved", rejection_reason: "" },
      }),
    ).toMatchObject({ approval: "approved", category: "UTILITY", rejectionReason: null, body: "Здравствуйте, {{1}}!" });
    expect(toPartnerTemplate(content).approval).toBe("unsubmitted");
  });
});
