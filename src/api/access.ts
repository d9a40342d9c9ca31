import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { rights, roles } from "./rights.ts";
import { Done, Id, IdText, Instant, Line } from "./scalars.ts";

export const Locale = z.enum(["ru", "en"]);
export const Theme = z.enum(["auto", "light", "dark"]);
const Password = z.string().min(10).max(200);

export const Me = z.object({
  user: z.object({
    id: Id,
    name: z.string(),
    login: z.string(),
    role: z.enum(roles),
    locale: Locale,
    theme: Theme,
    sound: z.boolean(),
    onShift: z.boolean(),
  }),
  rights: z.array(z.enum(rights)),
  firm: z.object({
    name: z.string(),
    zone: z.string(),
    undoSeconds: z.int(),
    isDemo: z.boolean(),
    isEmbedded: z.boolean(),
  }),
});

export const signIn = endpoint({
  name: "access.sign-in",
  method: "POST",
  path: "/api/session",
  need: "public",
  summary: "Sign in; sets the session cookie",
  body: z.object({ login: Line(200), password: z.string().min(1).max(200) }),
  reply: Me,
});
export const getSession = endpoint({
  name: "access.get-session",
  method: "GET",
  path: "/api/session",
  need: "public",
  summary: "Who am I; 401 `setup-required` on an empty base",
  reply: Me,
});
export const signOut = endpoint({
  name: "access.sign-out",
  method: "DELETE",
  path: "/api/session",
  need: "signed-in",
  summary: "Sign out",
  reply: Done,
});
export const setUp = endpoint({
  name: "access.set-up",
  method: "POST",
  path: "/api/setup",
  need: "public",
  summary: "First administrator of an empty base",
  body: z.object({ login: z.email().max(200), name: Line(100), password: Password }),
  reply: Me,
  status: 201,
});

export const updateProfile = endpoint({
  name: "access.update-profile",
  method: "PATCH",
  path: "/api/profile",
  need: "signed-in",
  summary: "Own name, language, theme, sound",
  body: z.object({
    name: Line(100).optional(),
    locale: Locale.optional(),
    theme: Theme.optional(),
    sound: z.boolean().optional(),
  }),
  reply: Me,
});
export const changePassword = endpoint({
  name: "access.change-password",
  method: "PUT",
  path: "/api/profile/password",
  need: "signed-in",
  summary: "Own password; other sessions end",
  body: z.object({ current: z.string().max(200), next: Password }),
  reply: Done,
});
export const setShift = endpoint({
  name: "access.set-shift",
  method: "PUT",
  path: "/api/profile/shift",
  need: "signed-in",
  summary: "On or off shift: who is on shift gets applications by rota",
  body: z.object({ onShift: z.boolean() }),
  reply: Me,
});

export const Token = z.object({ id: Id, name: z.string(), createdAt: Instant, lastUsedAt: Instant.nullable() });
export const listTokens = endpoint({
  name: "access.list-tokens",
  method: "GET",
  path: "/api/profile/tokens",
  need: "signed-in",
  summary: "Own API tokens",
  reply: z.object({ items: z.array(Token) }),
});
export const createToken = endpoint({
  name: "access.create-token",
  method: "POST",
  path: "/api/profile/tokens",
  need: "signed-in",
  summary: "New API token; its text is shown once",
  body: z.object({ name: Line(100) }),
  reply: Token.extend({ token: z.string() }),
  status: 201,
});
export const revokeToken = endpoint({
  name: "access.revoke-token",
  method: "DELETE",
  path: "/api/profile/tokens/:id",
  need: "signed-in",
  summary: "End an API token",
  params: z.object({ id: IdText }),
  reply: Done,
});

/** What every employee may know of a colleague. */
export const Colleague = z.object({
  id: Id,
  name: z.string(),
  role: z.enum(roles),
  onShift: z.boolean(),
  isActive: z.boolean(),
});
export const listColleagues = endpoint({
  name: "access.list-colleagues",
  method: "GET",
  path: "/api/colleagues",
  need: "signed-in",
  summary: "Names and roles of employees",
  reply: z.object({ items: z.array(Colleague) }),
});

export const User = Colleague.extend({
  login: z.string(),
  createdAt: Instant,
  lastSeenAt: Instant.nullable(),
  isLocked: z.boolean(),
});
export const listUsers = endpoint({
  name: "access.list-users",
  method: "GET",
  path: "/api/users",
  need: "users.read",
  summary: "Users with logins and last visits",
  reply: z.object({ items: z.array(User) }),
});
export const createUser = endpoint({
  name: "access.create-user",
  method: "POST",
  path: "/api/users",
  need: "users.write",
  summary: "New employee with a first password",
  body: z.object({ login: z.email().max(200), name: Line(100), role: z.enum(roles), password: Password }),
  reply: User,
  status: 201,
});
export const updateUser = endpoint({
  name: "access.update-user",
  method: "PATCH",
  path: "/api/users/:id",
  need: "users.write",
  summary: "Name, role, active, new password, unlock; sessions end where access shrinks",
  params: z.object({ id: IdText }),
  body: z.object({
    name: Line(100).optional(),
    role: z.enum(roles).optional(),
    isActive: z.boolean().optional(),
    onShift: z.boolean().optional(),
    password: Password.optional(),
    unlock: z.literal(true).optional(),
  }),
  reply: User,
});
