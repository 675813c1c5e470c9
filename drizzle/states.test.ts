import postgres, { type TransactionSql } from "postgres"
import { afterAll, describe, expect, it } from "vitest"
import { LINE_SECTIONS } from "@/drizzle/line-vocabulary"
import { testDatabase } from "@/drizzle/testing/database"

const superuser = postgres(testDatabase().superuserUrl, { max: 1, onnotice: () => {} })
afterAll(() => superuser.end())

/** What is held of each line of the medical profile. */
const OF_LINES = LINE_SECTIONS.flatMap((table) => [
  [`${table}.confirmed_at`, "undone"],
  [`${table}.deleted_at`, "undone"],
  [`${table}.state`, "answered"],
  [`${table}.version`, "next"],
])

/** Columns by which a row tells its state, and that a role may change: each is held by a rule of relais.hold_states. */
const HELD: Record<string, string> = {
  ...Object.fromEntries(OF_LINES),
  "accounts.email_verified_at": "now",
  "care_team_members.removed_at": "once",
  "complaints.answered_at": "once",
  "complaints.read_at": "once",
  "complaints.withdrawn_at": "once",
  "consultation_codes.used_at": "once",
  "consultation_codes.withdrawn_at": "once",
  "consultations.ended_at": "once",
  "delegations.ended_at": "once",
  "delegations.first_use_told_at": "once",
  "delegations.version": "next",
  "deposit_drafts.about_confirmed_at": "once",
  "documents.deleted_at": "undone",
  "documents.version": "next",
  "emergency_card_codes.withdrawn_at": "once",
  "emergency_cards.changed_at": "now",
  "emergency_choices.said_at": "now",
  "emergency_contacts.confirmed_at": "once",
  "emergency_contacts.removed_at": "once",
  "invitations.answered_at": "once",
  "invitations.arrived_at": "once",
  "invitations.status": "moves",
  "invitations.undelivered_at": "undone",
  "measure_targets.ended_at": "once",
  "measures.answered_at": "undone",
  "measures.deleted_at": "undone",
  "rectifications.answered_at": "once",
  "rectifications.seen_at": "once",
  "rectifications.state": "rectified",
  "rectifications.withdrawn_at": "once",
  "review_cases.assigned_at": "undone",
  "review_cases.decided_at": "once",
  "review_cases.evidence_erased_at": "now",
  "review_cases.submitted_at": "now",
  "review_cases.version": "next",
  "sessions.ended_at": "once",
  "wishes.ended_at": "once",
  "sessions.last_seen_at": "now",
  "space_visits.visited_at": "now",
  "vaccinations.confirmed_at": "undone",
  "vaccinations.deleted_at": "undone",
  "vaccinations.said_at": "now",
  "vaccinations.version": "next",
}

/** The others, and what holds them. */
const OTHERWISE: Record<string, string> = {
  ...Object.fromEntries(
    LINE_SECTIONS.map((table) => [`${table}.says_none`, "guard_line: what a line says, by who may change it"]),
  ),
  "medications.end_reason": "guard_line: what a line says, by who may change it",
  "accounts.pending_email_expires_at": "goes with the pending address, which is one's own",
  "care_team_members.is_attending_doctor": "chosen and dismissed by who governs, one at a time (two_attending_doctors)",
  "consultations.end_reason": "says why it ended; ended_at decides",
  "delegations.closes_at": "guard_delegation: the person's alone, and open_access_has_a_caregiver_and_a_period",
  "delegations.continues_if_unable": "guard_delegation: the person's alone",
  "delegations.end_reason": "guard_delegation: what ended does not change",
  "delegations.ends_at": "guard_delegation: the person's alone",
  "delegations.opens_at": "guard_delegation: the person's alone",
  "delegations.reminded_seven_at": "guard_delegation: nobody's but the person's and the job's",
  "delegations.reminded_thirty_at": "guard_delegation: nobody's but the person's and the job's",
  "delegations.status": "guard_delegation: moves forward",
  "delegations.unused_asked_at": "guard_delegation: nobody's but the person's and the job's",
  "documents.state": "guard_document: taken back by its depositor within the hour, and for good",
  "invitation_drafts.created_at": "a draft opens nothing",
  "invitation_drafts.updated_at": "a draft opens nothing",
  "invitations.expires_at": "renewed by the person; a code lives as long as the shorter of it and the rule",
  "limited_acts.forget_at": "written by relais.count_turn alone",
  "measures.state": "guard_measure: what was proposed is answered once, and a refusal taken back",
  "review_cases.checks": "guard_review_case: the reviewer's who has the case",
  "review_cases.status": "guard_review_case: moves forward, each by whom it belongs to",
  "reviewers.ended_at": "the enrolling job's alone",
  "reviewers.enrolled_at": "the enrolling job's alone",
  "sessions.end_reason": "says why it ended; ended_at decides",
  "wishes.end_reason": "says why it ended; ended_at decides",
  "space_visits.previous_visit_at": "the visit before; tells the visitor alone what is new",
  "vaccinations.state": "guard_vaccination: answered by somebody else than its author, and refused for good",
}

/** Every column that tells a state, where a role other than the owner may change it. */
const changeable = () => superuser<{ name: string }[]>`
  select distinct c.relname || '.' || a.attname as name
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and (a.atttypid in ('timestamptz'::regtype, 'boolean'::regtype)
      or a.attname in ('status', 'state', 'version', 'end_reason', 'checks'))
    and (has_column_privilege('relais_portal', c.oid, a.attnum, 'update')
      or has_column_privilege('relais_worker', c.oid, a.attnum, 'update')
      or has_column_privilege('relais_policy', c.oid, a.attnum, 'update'))
  order by 1`

class Undone extends Error {}

/**
 * Writes one column of a row as relais_policy, whom no row is hidden from and every trigger holds. The table is without its
 * constraints and its other triggers, so that nothing else can refuse; all of it is undone.
 */
async function tryMoves(column: string, work: (move: (from: string, to: string) => Promise<string>) => Promise<void>) {
  const [table = "", name = ""] = column.split(".")
  const trying = superuser.begin(async (tx) => {
    await bare(tx, table)
    await work(async (from, to) => {
      await tx`reset role`
      await tx.unsafe(`delete from ${table}; alter table ${table} disable trigger all; insert into ${table} (${name}) values (${from});
        alter table ${table} enable trigger hold_states; set local role relais_policy`)
      try {
        await tx.savepoint((step) => step.unsafe(`update ${table} set ${name} = ${to}`))
        return "moved"
      } catch (error) {
        return error instanceof postgres.PostgresError ? (error.constraint_name ?? error.message) : String(error)
      }
    })
    throw new Undone()
  })
  await trying.catch((error) => {
    if (!(error instanceof Undone)) throw error
  })
}

async function bare(tx: TransactionSql, table: string) {
  const constraints =
    await tx`select conname as name from pg_constraint where conrelid = ${table}::regclass order by contype in ('p', 'u') desc`
  for (const { name } of constraints) await tx`alter table ${tx(table)} drop constraint if exists ${tx(name)} cascade`
  await tx.unsafe(
    `alter table ${table} no force row level security, disable row level security; grant all on ${table} to relais_policy`,
  )
}

const PAST = "now() - interval '1 day'"
const FUTURE = "now() + interval '1 day'"

/** From what to what a rule lets a column go, and from what to what it does not. */
const MOVES: Record<string, { free: [string, string][]; held: [string, string][] }> = {
  once: {
    free: [["null", "now()"]],
    held: [
      ["null", PAST],
      ["null", FUTURE],
      [PAST, "null"],
      [PAST, "now()"],
    ],
  },
  undone: {
    free: [
      ["null", "now()"],
      [PAST, "null"],
      [PAST, "now()"],
    ],
    held: [
      ["null", PAST],
      ["null", FUTURE],
      [PAST, FUTURE],
    ],
  },
  now: {
    free: [
      ["null", "now()"],
      [PAST, "now()"],
    ],
    held: [
      [PAST, "null"],
      [PAST, FUTURE],
      ["null", PAST],
    ],
  },
  next: {
    free: [["3", "4"]],
    held: [
      ["3", "5"],
      ["3", "2"],
      ["3", "null"],
    ],
  },
  answered: {
    free: [
      ["'proposed'", "'confirmed'"],
      ["'confirmed'", "'proposed'"],
      ["'confirmed'", "'entered_in_error'"],
    ],
    held: [
      ["'entered_in_error'", "'confirmed'"],
      ["'entered_in_error'", "'proposed'"],
      ["'proposed'", "'entered_in_error'"],
      ["'confirmed'", "null"],
    ],
  },
  rectified: {
    free: [
      ["'sent'", "'seen'"],
      ["'sent'", "'withdrawn'"],
      ["'seen'", "'accepted'"],
      ["'seen'", "'refused'"],
      ["'seen'", "'withdrawn'"],
    ],
    held: [
      ["'seen'", "'sent'"],
      ["'sent'", "'accepted'"],
      ["'accepted'", "'refused'"],
      ["'refused'", "'seen'"],
      ["'withdrawn'", "'sent'"],
      ["'seen'", "null"],
    ],
  },
  moves: {
    free: [
      ["'sent'", "'arrived'"],
      ["'arrived'", "'confirmed'"],
    ],
    held: [
      ["'withdrawn'", "'sent'"],
      ["'arrived'", "'sent'"],
      ["'sent'", "'confirmed'"],
      ["'declined'", "'arrived'"],
      ["'confirmed'", "null"],
    ],
  },
}

describe("A state that somebody can change", () => {
  it("is one of those that are held", async () => {
    expect((await changeable()).map(({ name }) => name)).toEqual([...Object.keys(HELD), ...Object.keys(OTHERWISE)].sort())
  })

  it.each(Object.entries(HELD))("moves as it may, and not back or elsewhere: %s, %s", async (column, rule) => {
    await tryMoves(column, async (move) => {
      const { free, held } = MOVES[rule] ?? { free: [], held: [] }
      for (const [from, to] of free) expect(await move(from, to), `${from} to ${to}`).toBe("moved")
      for (const [from, to] of held) expect(await move(from, to), `${from} to ${to}`).toBe(`${column.replace(".", "_")}_is_held`)
    })
  })
})
