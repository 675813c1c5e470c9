import { expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { newActor, newDocument, newPatient, newTeamMember, practiceOf } from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"
import { groupOfType } from "@/lib/reference/document-types"
import { readableTypes } from "@/lib/reference/habilitation"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { ask } from "./client"

/** Types of every kind of group, with some that only doctors read, one that no list classes, and one that patients write. */
const TYPES = [
  "11502-2",
  "57833-6",
  "60593-1",
  "11488-4",
  "34112-3",
  "18748-4",
  "11369-6",
  "18776-5",
  "89601-9",
  "96349-6",
  "68599-0",
  "PRESC-KINE",
  "REMB",
  "DOCPAT01",
  "34876-3",
]
const PROFESSIONS = {
  "a doctor": "10",
  "a pharmacist": "21",
  "a nurse": "60",
  "a physiotherapist": "70",
  "a psychologist, whom the matrix does not name": "93",
}

type Laid = { jeanne: Actor; patientId: string; documents: { id: string; typeCode: string; isHidden: boolean }[] }

/** One document of each type, and one of each again that the patient hides from professionals. */
async function layOut(): Promise<Laid> {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const documents: Laid["documents"] = []
  for (const typeCode of TYPES) {
    for (const isHidden of [false, true]) {
      const title = `Document ${typeCode}${isHidden ? " caché" : ""}`
      const marks = isHidden ? (["N", "MASQUE_PS"] as const) : (["N"] as const)
      const given = { typeCode, documentGroup: groupOfType(typeCode), title, marks: [...marks] }
      documents.push({ id: await newDocument(jeanne, patientId, given), typeCode, isHidden })
    }
  }
  return { jeanne, patientId, documents }
}

/** Every id that the pages of the list show, one page after the other. */
async function listedBy(list: string, headers: Record<string, string>): Promise<string[]> {
  const found = new Set<string>()
  let address: string | undefined = list
  while (address) {
    const { status, text } = await ask(address, { headers })
    expect(status).toBe(200)
    const html = text.replaceAll("&amp;", "&")
    for (const [, id] of html.matchAll(/\/documents\/([0-9a-f]{8}-[0-9a-f-]{27})/g)) found.add(id ?? "")
    address = /href="([^"]*\?older=[^"]*)"/.exec(html)?.[1]
  }
  return [...found].sort()
}

for (const [name, professionCode] of Object.entries(PROFESSIONS)) {
  test(`Over HTTP, ${name} is listed and given what the matrix and the marks leave, and nothing else`, async () => {
    const { jeanne, patientId, documents } = await layOut()
    const professional = { ...(await newActor("Julie Caron", "professional")), exercice: practiceOf(professionCode) }
    await newTeamMember(jeanne, patientId, professional)
    const headers = { cookie: `${SESSION_COOKIE}=${await newSession(professional)}` }
    const readable = readableTypes(practiceOf(professionCode))
    const expected = documents.filter(({ typeCode, isHidden }) => readable.includes(typeCode) && !isHidden)
    const list = `/patients/${patientId}/documents`

    expect(await listedBy(list, headers)).toEqual(expected.map(({ id }) => id).sort())
    for (const { id, typeCode, isHidden } of documents) {
      const isGiven = readable.includes(typeCode) && !isHidden
      const what = `${typeCode}${isHidden ? ", hidden" : ""}`
      expect.soft((await ask(`${list}/${id}`, { headers })).status, what).toBe(isGiven ? 200 : 404)
      // These rows have no bytes behind them: inside the scope there is no such page of the document, outside no document.
      if (!isGiven) expect.soft((await ask(`${list}/${id}/file?page=0`, { headers })).status, what).toBe(404)
    }
    const home = (await ask(`/patients/${patientId}`, { headers })).text
    expect(home.includes("Votre profession n’ouvre aucun document")).toBe(readable.length === 0)
  })
}

test("What a doctor alone is told of a document's marks stands on nobody else's page", async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const doctor = await newActor("Pierre Aubry", "professional")
  await newTeamMember(jeanne, patientId, doctor)
  const id = await newDocument(jeanne, patientId, {
    authorKind: "professional",
    authorAccountId: doctor.accountId,
    authorName: "Pierre Aubry",
    marks: ["N", "INVISIBLE_REPRESENTANTS_LEGAUX"],
  })
  const told = /représentants|forProfessional|INVISIBLE_|isOwnDeposit/
  const read = async (actor: Actor, rest: string) => {
    const headers = { cookie: `${SESSION_COOKIE}=${await newSession(actor)}` }
    return (await ask(`/patients/${patientId}${rest}`, { headers })).text
  }
  for (const rest of ["", "/documents", `/documents/${id}`, "/journal"])
    expect.soft(await read(jeanne, rest), rest).not.toMatch(told)
  expect(await read(doctor, `/documents/${id}`)).toContain("caché aux représentants légaux")
})
