import * as z from 'zod'
import { count, emailAddress, githubHandle, identifier, line, phoneNumber } from './texts.ts'

const ownerSchema = z.strictObject({
  title: line(60).describe('The role, such as "DevOps".'),
  github: githubHandle,
  email: emailAddress.optional(),
  responsibilities: z.array(line(160)).max(20),
})

const contactSchema = z.strictObject({
  owner: identifier.describe('The owner’s role that this person fills.'),
  title: line(60),
  name: line(80).optional().describe('Left out until somebody is named.'),
  email: emailAddress.optional(),
  phone: phoneNumber.optional(),
  isOnCall: z.boolean(),
})

/** Who answers for what: roles, code owners, contacts, who is called at night. */
export const peopleSchema = z.strictObject({
  owners: z
    .record(identifier, ownerSchema)
    .describe('Roles by a short name that the rest of this file uses.'),
  codeOwners: z
    .array(
      z.strictObject({
        path: z
          .string()
          .max(200)
          .regex(/^(\*|\/[A-Za-z0-9_@.*/-]*)$/, 'expected "*" or a path such as "/libs/db-migrations/"'),
        owners: z.array(identifier).min(1).max(10),
      }),
    )
    .max(100)
    .describe('The last that matches counts, as in CODEOWNERS.'),
  contacts: z.array(contactSchema).max(50),
  onCall: z.strictObject({
    answerWithinMinutes: count(240),
    escalation: z.array(identifier).min(1).max(10).describe('Owners in the order in which they are called.'),
    handOver: line(60).describe('When the next one takes over, such as "Mondays at 09:00".'),
  }),
})
