import { describe, expect, it } from "vitest";
import { addressesIn, bodyOf, emptyForm, faultsOf, type LineForm } from "./line-form.ts";

const whole: LineForm = { ...emptyForm, code: "main", apiKey: "a1b2c3d4e5", secret: "0f1e2d3c4b" };

describe("the form of a telephony account", () => {
  it("names what is wrong and nothing else", () => {
    expect(faultsOf(whole, false)).toEqual({});
    expect(
      faultsOf(
        {
          ...whole,
          code: "Основная",
          baseUrl: "api.zadarma.com",
          secret: "",
          defaultScenario: "main",
          hookAddresses: "185.45.152.42, дом",
          keepYears: "0",
          webPhoneHost: "http://my.zadarma.com",
          zone: "Сибирь",
        },
        false,
      ),
    ).toEqual({
      code: "code",
      baseUrl: "url",
      secret: "secret",
      defaultScenario: "scenario",
      hookAddresses: "address",
      keepYears: "years",
      webPhoneHost: "host",
      zone: "zone",
    });
  });

  it("lets the secret of a known account stay", () => {
    expect(faultsOf({ ...whole, code: "", secret: "" }, true)).toEqual({});
    expect(bodyOf({ ...whole, secret: "" })).not.toHaveProperty("secret");
    expect(bodyOf(whole)).toMatchObject({ secret: "0f1e2d3c4b" });
  });

  it("sends an empty choice as the account's own and cuts the last slash", () => {
    expect(bodyOf({ ...whole, baseUrl: "https://api.novofon.com/" })).toMatchObject({
      baseUrl: "https://api.novofon.com",
      zone: null,
      defaultScenario: null,
      keepYears: 3,
    });
  });

  it("takes addresses as they are copied", () => {
    expect(addressesIn("185.45.152.42,\n 185.45.152.40/30\n")).toEqual(["185.45.152.42", "185.45.152.40/30"]);
    expect(addressesIn("  ")).toEqual([]);
    expect(faultsOf({ ...whole, hookAddresses: "2a00:1450::/32 185.45.152.40/30" }, false)).toEqual({});
  });
});
