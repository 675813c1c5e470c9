import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { REVIEW_ACTIONS } from "@/drizzle/review-vocabulary"
import { AUDIT_ACTIONS } from "@/lib/access/sections"

/** One word per act: the action of a form is called as the command it sets off, and as the journal writes what was done. */

const ROOT = join(import.meta.dirname, "..")

/** What the journal writes of an act whose name does not say it by itself. */
const WRITTEN_AS: Record<string, string> = {
  answerWho: "delegation.drafted",
  answerPurpose: "delegation.drafted",
  answerLines: "delegation.drafted",
  answerUntil: "delegation.drafted",
  answerAlone: "delegation.drafted",
  chooseWatcher: "delegation.drafted",
  inviteWatcher: "delegation.drafted",
  endWatching: "delegation.narrowed",
  answerChild: "case.drafted",
  answerRelation: "case.drafted",
  sendAgain: "delegation.proposed",
  inviteAnew: "delegation.proposed",
  chooseAtEnd: "delegation.narrowed",
  tickQuestion: "appointment.prepared",
  linkDocument: "appointment.prepared",
  answerRectification: "rectification.accepted",
  sayEmergencyChoice: "emergency_centre.opposed",
  dismissAttending: "care_team.attending_chosen",
  takeProposal: "line.added",
  takeProposalAgainst: "vaccination.added",
  takeProposals: "line.added",
  setProposalAside: "document.viewed",
  bringProposalBack: "document.viewed",
  replaceWords: "line.changed",
  askForBox: "task.added",
}

/** What changes only the account of whoever asks: it stands in no journal of a patient. */
const OF_ONES_OWN = [
  "closeAccount",
  "endSession",
  "endAllSessions",
  "chooseDoctorTitle",
  "chooseLanguage",
  "proposeContact",
  "confirmContact",
  "proposePhone",
  "confirmPhone",
  "removePhone",
  "pickExercice",
  "goToCode",
  "discardDraft",
  "sayAnswerTime",
  "readAllNotices",
  "chooseNotices",
]

type Act = { name: string; calls: string[]; file: string }

const actionFiles = readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith("actions.ts"),
)

function actsIn(file: string, text: string): Act[] {
  return text.split(/^(?=(?:\/\*\*.*\*\/\n)?export )/m).flatMap((part) => {
    const name = /export (?:const|async function) (\w+)/.exec(part)?.[1]
    return name ? [{ name, file, calls: [...part.matchAll(/\b[a-z]\w*\.(\w+)\b/g)].map((call) => call[1] ?? "") }] : []
  })
}

const acts = actionFiles.flatMap((file) => actsIn(file, readFileSync(join(ROOT, "app", file), "utf8")))

/** "draftInvitation" as its words, and "wait_skipped" as its: the verb is one of them, whatever its tense. */
const stems = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).split(/[._]/)
const same = (verb: string, past: string) => past.startsWith(verb.replace(/(e|y)$/, "").slice(0, 6)) || IRREGULAR[verb] === past
const IRREGULAR: Record<string, string> = {
  hide: "hidden",
  choose: "chosen",
  give: "given",
  put: "put",
  send: "sent",
  take: "taken",
  show: "shown",
}

function writtenBy(name: string): string | undefined {
  if (WRITTEN_AS[name]) return WRITTEN_AS[name]
  const verb = stems(name).find((word) => !["do", "not"].includes(word)) ?? ""
  return [...AUDIT_ACTIONS, ...REVIEW_ACTIONS].find((action) =>
    stems(action)
      .slice(1)
      .some((past) => same(verb, past)),
  )
}

describe("One word per act", () => {
  it("joins each action to its command", () => {
    expect(acts.length).toBeGreaterThan(60)
    const strangers = acts.filter(({ name, calls }) => name !== "goToCode" && !calls.some((call) => name.startsWith(call)))
    expect(strangers.map(({ name, file }) => `${file}: ${name}`)).toEqual([])
  })

  it("joins each action to what the journal writes", () => {
    const unwritten = acts.filter(({ name }) => !OF_ONES_OWN.includes(name) && !writtenBy(name))
    expect(unwritten.map(({ name, file }) => `${file}: ${name}`)).toEqual([])
  })

  it("is missed by an action with another word planted", () => {
    const [planted] = actsIn(
      "planted",
      "export const takeBack = patientAction(schema, [], (access) => delegation.revoke(access))\n",
    )
    expect(planted?.calls.some((call) => planted.name.startsWith(call))).toBe(false)
    expect(writtenBy("prolong")).toBeUndefined()
  })

  it("gives each action a name of its own", () => {
    const names = acts.map(({ name }) => name)
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
  })
})
