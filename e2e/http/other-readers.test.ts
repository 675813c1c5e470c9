import { expect, test } from "vitest"
import { type Face, LANGUAGES } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import {
  asSuperuser,
  newActor,
  newConsultation,
  newDelegation,
  newDocument,
  newPatient,
  newTeamMember,
  practiceOf,
} from "@/lib/access/testing"
import { PAGES } from "../route-list"
import { answerOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"
import { pageFaults } from "./page-words"

type Reader = { actor: Actor; patientId?: string }

/** Under the age of majority, without a space. */
async function young(): Promise<Reader> {
  const lea = await newActor("Léa Martin")
  const birthDate = `${new Date().getFullYear() - 16}-01-02`
  await asSuperuser((sql) => sql`update accounts set birth_date = ${birthDate} where id = ${lea.accountId}`)
  return { actor: { ...lea, traits: lea.traits && { ...lea.traits, birthDate } } }
}

/** The same with a space of her own. */
async function minor(): Promise<Reader> {
  const { actor } = await young()
  return { actor, patientId: await newPatient(actor) }
}

const newcomer = async (): Promise<Reader> => ({ actor: await newActor("Amina Diallo") })

async function jeanne(): Promise<Required<Reader>> {
  const actor = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(actor)
  await newDocument(actor, patientId)
  return { actor, patientId }
}

/** Who is named to act one day, and helps today as anybody does. */
async function mandatary(): Promise<Reader> {
  const [actor, { actor: patient, patientId }] = [await newActor("Gérard Vidal"), await jeanne()]
  await newDelegation(patient, patientId, actor, { relation: "friend" })
  return { actor, patientId }
}

async function nurse(): Promise<Reader> {
  const { actor: patient, patientId } = await jeanne()
  const actor = await newActor("Julie Caron", "professional", { professionCode: "60", sex: "female" })
  const julie = { ...actor, exercice: practiceOf("60") }
  await newTeamMember(patient, patientId, julie)
  return { actor: julie, patientId }
}

async function consulting(): Promise<Reader> {
  const { actor: patient, patientId } = await jeanne()
  const actor = await newActor("Pierre Aubry", "professional")
  await newConsultation(patient, patientId, actor)
  return { actor, patientId }
}

const unenrolled = async (): Promise<Reader> => ({ actor: await newActor("Camille Dubois", "reviewer") })

const WHO: [who: string, face: Face, come: () => Promise<Reader>, fewest: number][] = [
  ["somebody under age", "citizen", minor, 20],
  ["somebody under age who has no space", "citizen", young, 15],
  ["somebody who is new here", "citizen", newcomer, 15],
  ["a mandatary who helps", "citizen", mandatary, 20],
  ["a nurse", "professional", nurse, 15],
  ["a doctor in a consultation", "professional", consulting, 15],
  ["a reviewer who is not enrolled", "reviewer", unenrolled, 5],
]

/** The pages whose address names at most a space. */
const REACHED = PAGES.filter(({ pattern }) => !pattern.replace("[patientId]", "").includes("["))

test.each(WHO)("Every page says each thing in one way to %s as well", async (_, face, come, fewest) => {
  const { actor, patientId } = await come()
  const { cookie } = await as(actor)
  const reached = REACHED.filter(({ pattern }) => patientId || !pattern.includes("[patientId]"))
  const looks = reached.flatMap((route) => LANGUAGES.map((language) => ({ route, language })))
  const pages = await Promise.all(
    looks.map(async ({ route, language }) => {
      const address = `${route.pattern.replace("[patientId]", patientId ?? "")}${route.query ?? ""}`
      const reply = await ask(address, { headers: { cookie: `${cookie}; relais.language=${language}` } })
      return { route, language, address, reply }
    }),
  )
  const shown = pages.filter(({ reply }) => ["shown", "missing"].includes(String(answerOf(reply))))
  expect(shown.length).toBeGreaterThan(fewest)
  for (const { route, language, address, reply } of shown) {
    // What everybody may read speaks to professionals too.
    const reader = route.for === "everybody" ? undefined : face
    expect.soft(pageFaults(reply.text, { pattern: route.pattern, language, face: reader }), `${language} ${address}`).toEqual([])
  }
})
