import { sql } from "drizzle-orm"
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core"

/** What is done once a mail came back for good. */
type Afterwards = { job: "invitations.undelivered"; payload: JobPayloads["invitations.undelivered"] }

/** From which hour until which nothing goes to somebody, by the clock of their zone. */
type Quiet = { zone: string; from: number; until: number }

/** Every job of the worker and what it is told; ids rather than contents wherever the worker can read them itself. */
export type JobPayloads = {
  /** `many` is its text, with a `{count}` in it, where one mail speaks for several that would say the same; `quiet`, when it does not go. */
  "mail.send": {
    to: string
    subject: string
    text: string
    html?: string
    many?: string
    quiet?: Quiet
    whenRefused?: Afterwards
  }
  /** A mail that nothing could deliver, and why. */
  "mail.refused": JobPayloads["mail.send"] & { reason?: string }
  /** `otherwise` is the mail that goes in its place where no gateway takes it. */
  "sms.send": { to: string; text: string; quiet?: Quiet; otherwise?: { mail: JobPayloads["mail.send"]; key: string } }
  "sms.refused": JobPayloads["sms.send"] & { reason?: string }
  /** Which invitation, by the code that its mail held: a later one has another. */
  "invitations.undelivered": { patientId: string; invitationId: string; codeHash: string }
  "journal.seal": Nothing
  "objects.sweep": Nothing
  "delegations.settle": Nothing
  "delegations.remind": Nothing
  "refills.tell": Nothing
  "appointments.remind": Nothing
  "prevention.tell": Nothing
  "notices.send": Nothing
  "notices.post": Nothing
  "letters.send": Nothing
  "evidence.erase": Nothing
  /** Whose text is read, so that the document is found by its words. */
  "documents.read": { patientId: string; documentId: string }
  "documents.read_all": Nothing
  /** What a person asked to take away. */
  "exports.make": { patientId: string; exportId: string }
  "exports.settle": Nothing
  "spaces.erase": Nothing
}
type Nothing = Record<string, never>
export type JobName = keyof JobPayloads

type EnqueueOptions = {
  /** In a queue whose policy is one at a time, one per key; a mail says by it what is the same thing to the same person. */
  key?: string
  /** Seconds before the job may start. */
  waitSeconds?: number
}

/** Adds a job inside the caller's transaction, so that it is undone with it; false when such a job is waiting already. */
export async function enqueue<Name extends JobName>(
  tx: PgDatabase<PgQueryResultHKT>,
  job: Name,
  payload: JobPayloads[Name],
  { key, waitSeconds = 0 }: EnqueueOptions = {},
): Promise<boolean> {
  const wait = sql`make_interval(secs => ${waitSeconds}::float8)`
  const rows = await tx.execute(
    sql`select jobs.enqueue(${job}::text, ${JSON.stringify(payload)}::text::jsonb, ${key ?? null}::text, ${wait}) as added`,
  )
  return (rows as unknown as { added: boolean }[])[0]?.added === true
}
