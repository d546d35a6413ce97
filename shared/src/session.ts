/** Log-in, the present principal, accounts and API keys. */
import { z } from 'zod';
import { Id, KeyScope, Role, Time, Verb } from './vocabulary';

export const LoginInput = z.strictObject({
  account: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(200),
  otp: z.string().max(12).optional(),
});

/** Who I am and what I may do. */
export const Me = z.strictObject({
  id: Id,
  account: z.string(),
  name: z.string(),
  roles: z.array(Role),
  unitId: Id.nullable(),
  verbs: z.array(Verb),
  /** Looks at the boards and does nothing in the room: is told counts in steps of five. */
  visitor: z.boolean(),
  mustChangePassword: z.boolean(),
  expiresAt: Time.nullable(),
});
export type Me = z.infer<typeof Me>;

export const MIN_PASSWORD = 12;
const password = z.string().min(MIN_PASSWORD).max(200);

export const PasswordInput = z.strictObject({
  current: z.string().min(1).max(200),
  next: password,
});

export const AccountInput = z.strictObject({
  account: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9._-]{2,40}$/, 'letters, digits, dot, dash'),
  name: z.string().trim().min(1).max(60),
  password: password.optional(),
  roles: z.array(Role).min(1),
  unitId: Id.nullish(),
});
export type AccountInput = z.infer<typeof AccountInput>;

export const AccountPatch = z.strictObject({
  name: z.string().trim().min(1).max(60).optional(),
  password: password.optional(),
  roles: z.array(Role).min(1).optional(),
  unitId: Id.nullish(),
  disabled: z.boolean().optional(),
});
export type AccountPatch = z.infer<typeof AccountPatch>;

export const AccountRow = z.strictObject({
  id: Id,
  account: z.string(),
  name: z.string(),
  roles: z.array(Role),
  unitId: Id.nullable(),
  disabled: z.boolean(),
  lastSeenAt: Time.nullable(),
  /** Shown once, when the server made it. */
  initialPassword: z.string().optional(),
});
export type AccountRow = z.infer<typeof AccountRow>;

export const KeyInput = z.strictObject({
  name: z.string().trim().min(1).max(60),
  scopes: z.array(KeyScope).min(1),
  expiresAt: Time,
});
export const KeyMade = z.strictObject({ id: Id, key: z.string() });
export const KeyRow = z.strictObject({
  id: Id,
  name: z.string(),
  scopes: z.array(KeyScope),
  createdAt: Time,
  expiresAt: Time,
  lastUsedAt: Time.nullable(),
  revokedAt: Time.nullable(),
});
export type KeyRow = z.infer<typeof KeyRow>;
