// Accounts, sessions, keys, roles and grants: all that the world may know of who may do what.
import { z } from 'zod'
import { del, get, patch, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import {
  Day,
  Id,
  Instant,
  LocalText,
  Moment,
  Nothing,
  Page,
  Paging,
  PlainText,
} from '#kernel/contract/shapes.ts'
import { enteringContract } from './contract/entering.ts'

export * from './contract/entering.ts'

export const Email = z
  .email()
  .max(254)
  .transform(address => address.toLowerCase())
export const Password = z.string().min(10).max(200)

export const Session = z.object({
  id: Id,
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  created_at: Instant,
  expires_at: Instant,
  current: z.boolean(),
})

export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  permissions: z.array(z.string()).nullable(),
  expires_at: Instant.nullable(),
  last_used_at: Instant.nullable(),
  created_at: Instant,
})

export const RoleFields = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_.]{1,40}$/),
  title: LocalText,
  permissions: z.array(z.string()),
})
export const Role = RoleFields.extend({ id: Id, built_in: z.boolean() })

export const scopeKinds = ['all', 'department', 'team', 'client'] as const
export const GrantFields = z.object({
  account_id: Id,
  role_id: Id,
  scope_kind: z.enum(scopeKinds),
  scope_id: Id.nullish(),
  starts_on: Day.optional(),
  ends_on: Day.nullish(),
})
export const Grant = z.object({
  id: Id,
  account_id: Id,
  account_name: z.string(),
  role_id: Id,
  role_code: z.string(),
  role_title: LocalText,
  scope_kind: z.enum(scopeKinds),
  scope_id: Id.nullable(),
  starts_on: z.string(),
  ends_on: z.string().nullable(),
})

export const AuditLine = z.object({
  id: z.int(),
  name: z.string(),
  subject_id: Id,
  actor_id: Id.nullable(),
  actor_name: z.string().nullable(),
  at: Instant,
  payload: z.record(z.string(), z.unknown()),
})

export const DemoPersona = z.object({ role: z.string(), name: z.string(), email: z.string().nullable() })

export const signedIn = event('identity.signed_in', { account_id: Id, ip_address: z.string().nullable() })
export const signedOut = event('identity.signed_out', { account_id: Id })
export const sessionRevoked = event('identity.session_revoked', { account_id: Id, session_id: Id })
export const profileChanged = event('identity.profile_changed', {
  account_id: Id,
  fields: z.array(z.string()),
})
export const passwordChanged = event('identity.password_changed', { account_id: Id })
export const keyMade = event('identity.key_made', { account_id: Id, key_id: Id, name: z.string() })
export const keyRevoked = event('identity.key_revoked', { account_id: Id, key_id: Id })
export const roleChanged = event('identity.role_changed', {
  role_id: Id,
  code: z.string(),
  permissions: z.array(z.string()),
})
export const roleDeleted = event('identity.role_deleted', { role_id: Id, code: z.string() })
export const roleGranted = event('identity.role_granted', {
  account_id: Id,
  grant_id: Id,
  role_code: z.string(),
  scope_kind: z.string(),
  scope_id: Id.nullable(),
})
export const roleWithdrawn = event('identity.role_withdrawn', {
  account_id: Id,
  grant_id: Id,
  role_code: z.string(),
})
export const events = [
  signedIn,
  signedOut,
  sessionRevoked,
  profileChanged,
  passwordChanged,
  keyMade,
  keyRevoked,
  roleChanged,
  roleDeleted,
  roleGranted,
  roleWithdrawn,
] as const

export const wrongPassword = refusal('identity.wrong_password', 401)
export const tooManyAttempts = refusal('identity.too_many_attempts', 429, { wait_minutes: z.int() })
export const emailTaken = refusal('identity.email_taken', 409, { email: z.string() })
export const unknownPermission = refusal('identity.unknown_permission', 422, { permission: z.string() })
export const roleTaken = refusal('identity.role_taken', 409, { code: z.string() })
export const roleInUse = refusal('identity.role_in_use', 409, { count: z.int() })
export const builtInRole = refusal('identity.built_in_role', 409)
export const scopeMissing = refusal('identity.scope_missing', 422)
export const alreadyGranted = refusal('identity.already_granted', 409)
export const lastAdministrator = refusal('identity.last_administrator', 409)
export const periodReversed = refusal('identity.period_reversed', 422)
/** Keys may not make keys or change passwords: a stolen one would outlive its end. */
export const sessionNeeded = refusal('identity.session_needed', 403)
export const refusals = {
  wrong_password: wrongPassword,
  too_many_attempts: tooManyAttempts,
  email_taken: emailTaken,
  unknown_permission: unknownPermission,
  role_taken: roleTaken,
  role_in_use: roleInUse,
  built_in_role: builtInRole,
  scope_missing: scopeMissing,
  already_granted: alreadyGranted,
  last_administrator: lastAdministrator,
  period_reversed: periodReversed,
  session_needed: sessionNeeded,
}

export const permissions = ['identity.manage_roles', 'identity.audit'] as const

const ById = z.object({ id: Id })

export const contract = {
  ...enteringContract,
  signIn: post('/session', {
    can: 'anyone',
    body: z.object({ email: z.string().max(254), password: z.string().max(200) }),
    output: Nothing,
    refusals: [wrongPassword, tooManyAttempts],
    summary: 'Sign in with a password; answers with a session cookie',
  }),
  listDemoPersonas: get('/demo/personas', {
    can: 'anyone',
    output: z.object({ items: z.array(DemoPersona) }),
    refusals: [notFound],
    summary: 'In the demo: who one can enter as',
  }),
  changePassword: post('/me/password', {
    can: 'signed-in',
    body: z.object({ current: z.string().max(200), next: Password }),
    output: Nothing,
    refusals: [wrongPassword, sessionNeeded, tooManyAttempts],
    summary: 'Change my password; other sessions end',
  }),
  listSessions: get('/sessions', {
    can: 'signed-in',
    output: z.object({ items: z.array(Session) }),
    summary: 'My signed-in browsers',
  }),
  revokeSession: del('/sessions/:id', {
    can: 'signed-in',
    params: ById,
    output: Nothing,
    refusals: [notFound],
    summary: 'Sign one of my browsers out',
  }),
  listKeys: get('/api-keys', {
    can: 'signed-in',
    output: z.object({ items: z.array(ApiKey) }),
    summary: 'My API keys',
  }),
  makeKey: post('/api-keys', {
    can: 'signed-in',
    body: z.object({
      name: PlainText(100).min(1),
      permissions: z.array(z.string()).nullish(),
      expires_at: Moment.nullish(),
    }),
    output: ApiKey.extend({ key: z.string() }),
    status: 201,
    refusals: [unknownPermission, sessionNeeded],
    summary: 'Make an API key; it is shown this once',
  }),
  revokeKey: del('/api-keys/:id', {
    can: 'signed-in',
    params: ById,
    output: Nothing,
    refusals: [notFound],
    summary: 'End one of my API keys',
  }),
  listPermissions: get('/permissions', {
    can: 'identity.manage_roles',
    output: z.object({ items: z.array(z.string()) }),
    summary: 'Every permission there is',
  }),
  listRoles: get('/roles', {
    can: 'identity.manage_roles',
    output: z.object({ items: z.array(Role) }),
    summary: 'All roles',
  }),
  makeRole: post('/roles', {
    can: 'identity.manage_roles',
    body: RoleFields,
    output: Role,
    status: 201,
    refusals: [unknownPermission, roleTaken],
    summary: 'Make a role',
  }),
  editRole: patch('/roles/:id', {
    can: 'identity.manage_roles',
    params: ById,
    body: RoleFields.partial(),
    output: Role,
    refusals: [notFound, unknownPermission, roleTaken, lastAdministrator],
    summary: 'Change a role; everybody who holds it is affected at once',
  }),
  deleteRole: del('/roles/:id', {
    can: 'identity.manage_roles',
    params: ById,
    output: Nothing,
    refusals: [notFound, roleInUse, builtInRole],
    summary: 'Delete a role that nobody holds',
  }),
  listGrants: get('/grants', {
    can: 'identity.manage_roles',
    query: z.object({ account_id: Id.optional(), role_id: Id.optional() }),
    output: z.object({ items: z.array(Grant) }),
    summary: 'Who holds which role and where',
  }),
  grantRole: post('/grants', {
    can: 'identity.manage_roles',
    body: GrantFields,
    output: Grant,
    status: 201,
    refusals: [notFound, scopeMissing, periodReversed, alreadyGranted],
    summary: 'Give a person a role in a scope',
  }),
  withdrawRole: del('/grants/:id', {
    can: 'identity.manage_roles',
    params: ById,
    output: Nothing,
    refusals: [notFound, lastAdministrator],
    summary: 'Take a role away',
  }),
  setPasswordOf: post('/accounts/:id/password', {
    can: 'identity.manage_roles',
    params: ById,
    body: z.object({ password: Password }),
    output: Nothing,
    refusals: [notFound],
    summary: 'Give a person a new password; what is open in browsers ends',
  }),
  readAudit: get('/audit', {
    can: 'identity.audit',
    query: Paging.extend({
      name: z.string().max(100).optional(),
      actor_id: Id.optional(),
      subject_id: Id.optional(),
    }),
    output: Page(AuditLine),
    summary: 'The event log, newest first',
  }),
}
