import { describe, expect, it } from "vitest";
import { hashPassword, isPassword } from "./password.ts";

describe("a password", () => {
  it("is kept as an argon2id text with OWASP's parameters and a salt of its own", async () => {
    const [first, second] = await Promise.all([hashPassword("правильный пароль"), hashPassword("правильный пароль")]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(first).not.toBe(second);
  });

  it("is known again, and no other is", async () => {
    const hash = await hashPassword("правильный пароль");
    expect(await isPassword("правильный пароль", hash)).toBe(true);
    expect(await isPassword("правильный парол", hash)).toBe(false);
  });

  it("is one password however a keyboard composes its letters", async () => {
    const hash = await hashPassword("пароль-\u0439"); // й as one code point
    expect(await isPassword("пароль-\u0438\u0306", hash)).toBe(true); // и and a breve
  });

  it("is refused, with the same work done, where there is no hash or an unreadable one", async () => {
    expect(await isPassword("x", null)).toBe(false);
    expect(await isPassword("none", "none")).toBe(false);
  });

  it("is checked by the parameters that its own hash names", async () => {
    // A published test value of the reference implementation: password "password", salt "somesalt".
    const foreign = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    expect(await isPassword("password", foreign)).toBe(true);
    expect(await isPassword("passwore", foreign)).toBe(false);
  });
});
