import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { asSuperuser } from "@/lib/access/testing"
import { brokenConstraint } from "@/lib/platform/database-faults"
import { CONSTRAINTS, codeOfConstraint } from "./constraints"

const ACCESS = join(import.meta.dirname, "../../drizzle/access")

/** What nobody meets: it would be a fault of ours, and is logged as one. */
const OURS: [why: string, names: RegExp][] = [
  [
    "a word outside a closed list, which no form offers",
    /_(is|are)_known_words?$|_section_holds_items$|_that_can_be_(given|held)$|_is_accepted$|^tie_is_yes_or_no$|^only_a_trusted_person_signs$/,
  ],
  [
    "reference data, loaded by a command",
    /^(purpose|rule|sensitive_type|judged_type|growth|medicine)_|^(document_|confidentiality_|habilitation_)/,
  ],
  ["rules of prevention, loaded by a command", /^prevention_(rule|window|version|rhythm)_/],
  ["files that go after their document was taken back, in one command", /^kept_file_is_changed$/],
  ["a code of a card that opens none, which no gesture makes", /^code_of_a_card_opens_it$/],
  ["keys made by the database, or found by what they hold", /_pkey$/],
  ["sign-in, which takes the account that is there", /^(two_accounts_for_one_subject|two_sessions_with_one_public_id)$/],
  [
    "the shape of a session or an account, written in one place",
    /session|idle_time|^professional_has|^citizen_has|^pending_address|^(pending_)?phone_is_/,
  ],
  ["the journal's own", /^somebody_acted$|^journal_copy_|^audit_|batch|^refusals_of_a_day$/],
  ["what the worker writes of what it makes", /^export_/],
  [
    "a deposit, a measure, a dose or an answer sent twice is one: its key finds it",
    /^same_(deposit|draft|measure|vaccination|prevention_answer)_twice$/,
  ],
  [
    "the columns of an answer, which its gesture writes",
    /^(prevention_(day|test|reason)_is_|prevention_is_put_off_|prevention_answer_names_|all_of_prevention_)/,
  ],
  ["what a form of an appointment checks before it is sent on", /^(with_whom|place|bring|companion|question)_is_short$/],
  ["what a form of a note checks before it is sent on", /^(note_is_short|correction_is_no_point)$/],
  ["what a form of a task checks before it is sent on", /^task_(title|details)_is_short$/],
  ["what a form of a dose checks before it is sent on", /^(vaccine_(name|code)|dose|lot|given_by)_is_short$/],
  ["what a form of a dose checks before it is sent on", /^(vaccination_against_nothing|given_on_is_known_from_the_year)$/],
  [
    "columns that are written together or not at all",
    /_(is_whole_or_absent|has_a_(name|topic|version|reason|system|caregiver_and_a_period))$|^confirmed_and_still_proposed$/,
  ],
  [
    "columns that are written together or not at all",
    /^(period_is_in_order|erased_evidence_has_no_key|two_invitations_for_one_delegation|only_a_(pressure_has_an_arm|pressure_or_a_height_has_a_position|glycaemia_has_a_moment))$/,
  ],
  [
    "the columns of an answer to a request to sign, written by one gesture",
    /^(answered_signature_is_somebodys|renounced_signature_has_its_day)$/,
  ],
  [
    "the person whom a document names, written with its answer",
    /^(about_another_only_when_confirmed|only_a_question_is_answered)$/,
  ],
  [
    "what a line of the profile says, which its form reads before it is written",
    /^(line_says_something|refill_.*|(started|ended)_on_is_a_day|doses_left_.*|code_has_a_system|confirmed_by_known_kind|confirmation_has_.*)$/,
  ],
  ["the words of a request to correct, which its form reads", /^(contested_in_words|answer_is_short|refusal_says_why)$/],
  ["what the worker reads out of a document, in one shape", /^(entry_has_a_name|written_on_is_a_day)$/],
  ["the form of a day of birth, which is read before it is written", /^(account_)?birth_date_is_known_from_the_year$/],
  ["a statement past the portal, which no page makes", /^(caregiver_never_widens|case_(begins_as_a_draft|keeps_who_asked))$/],
  [
    "a statement past the portal, which no page makes",
    /^(withdrawn_complaint_keeps_no_words|(answered|announced)_by_(who_decides|its_author))$/,
  ],
  [
    "a statement past the portal, which no page makes",
    /^(column_of_somebody_else|exclusion_by_who_sets_apart|version_of_who_changes|(removed|hidden)_by_the_person|place_of_its_(writer|doer))$/,
  ],
  [
    "a statement past the portal, which no page makes",
    /^(member_(let_in_by_who_decides|reads_on)|professional_has_a_profession|invitation_of_the_person)$/,
  ],
  ["the place of a message, which the database gives", /^two_messages_in_one_place$/],
  ["what a form of one sentence checks before it is sent on", /^answer_time_is_short$/],
  ["what the form of quiet hours checks before it is sent on", /^quiet_hours_(are|end)_/],
  ["a statement past the portal, which no page makes", /^delegation_(begins_as_proposed|is_not_passed_on|keeps_its_patient)$/],
]

function raised(): string[] {
  const files = readdirSync(ACCESS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".sql"))
  return files.flatMap((name) =>
    [...readFileSync(join(ACCESS, name), "utf8").matchAll(/constraint = '(\w+)'/g)].map(([, constraint = ""]) => constraint),
  )
}

const kept = () =>
  asSuperuser<{ name: string }[]>(
    (
      db,
    ) => db`select conname as name from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'u', 'x', 'p')
      union select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid
      where x.indisunique and i.relnamespace = 'public'::regnamespace`,
  )

describe("A constraint of the database", () => {
  it("has its sentence where a person can meet it, and a reason where nobody can", async () => {
    const names = [...new Set([...raised(), ...(await kept()).map(({ name }) => name)])]
    expect(names.length).toBeGreaterThan(80)
    const forgotten = names.filter((name) => !(name in CONSTRAINTS) && !OURS.some(([, pattern]) => pattern.test(name)))
    expect(forgotten).toEqual([])
    expect(Object.keys(CONSTRAINTS).filter((name) => !names.includes(name))).toEqual([])
  })

  it("is known by what the error carries, whichever build made its class", () => {
    class DrizzleQueryErrorOfAnotherBuild extends Error {}
    const cause = { code: "23505", constraint_name: "twice_in_one_care_team" }
    const inside = new DrizzleQueryErrorOfAnotherBuild("Failed query", { cause })
    const after = Object.assign(new Error("refused"), {
      name: "StatementError",
      code: "23505",
      constraint: cause.constraint_name,
    })
    expect([inside, after].map(codeOfConstraint)).toEqual(["care.already_member", "care.already_member"])
  })

  it("is none where a statement failed otherwise", () => {
    const others = [{ code: "40001", constraint_name: "x" }, { code: "23505" }, null, "23505"]
    expect(others.map((cause) => brokenConstraint(new Error("no", { cause })))).toEqual([null, null, null, null])
    expect(codeOfConstraint(new Error("a fault"))).toBeNull()
  })
})
