import { expect, it } from "vitest";
import { bodyOf, faultsOf, formOf, serversFor } from "./model.ts";

const good = {
  ...formOf(null),
  name: "Общий",
  address: "info@firma.ru",
  login: "info",
  password: "x",
  imapHost: "i",
  smtpHost: "s",
};

it("knows the servers of the great providers and guesses no other", () => {
  expect(serversFor("Anna@Yandex.ru")).toEqual({ imapHost: "imap.yandex.ru", smtpHost: "smtp.yandex.ru" });
  expect(serversFor("a@bk.ru")?.imapHost).toBe("imap.mail.ru");
  expect(serversFor("a@firma.ru")).toBeNull();
});

it("wants a password at first only, an owner for a personal one, and ports that exist", () => {
  expect(faultsOf(good, false)).toEqual({});
  expect(faultsOf({ ...good, password: "" }, false)).toEqual({ password: "required" });
  expect(faultsOf({ ...good, password: "" }, true)).toEqual({});
  expect(faultsOf({ ...good, kind: "personal" }, false)).toEqual({ ownerId: "required" });
  expect(faultsOf({ ...good, imapPort: "0", smtpPort: "70000", address: "info", importDays: "9999" }, false)).toEqual({
    imapPort: "port",
    smtpPort: "port",
    address: "address",
    importDays: "days",
  });
});

it("a shared mailbox has no owner, and blanks are nothing", () => {
  expect(bodyOf({ ...good, ownerId: "5", sentFolder: " " })).toMatchObject({
    ownerId: null,
    sentFolder: null,
    imap: { host: "i", port: 993, security: "tls" },
  });
});
