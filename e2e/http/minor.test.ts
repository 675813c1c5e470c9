import { expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { asSuperuser, newActor, newArrival, newDelegation, newPatient } from "@/lib/access/testing"
import { draftOf } from "@/lib/invitation/testing"
import { codeFor, nameClaire } from "@/lib/wishes/signing/testing"
import { headingOf, mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"
import { formsOf } from "./forms"
import { pageFaults } from "./page-words"
import { nameOf } from "./presses"

/** What is refused under the age of majority. */
const REFUSED = [
  ...["confirmArrival", "renew", "draftWidening", "draftWideningToWishes", "draftAgain", "draftInvitation", "widen"],
  ...["proposeInvitation", "writeDirectives", "nameTrustedPerson"],
]

/** Léa, whose space holds everything that somebody of age would be asked about; then at fifteen. */
async function fifteen() {
  const lou = await newActor("Léa Martin")
  const patientId = await newPatient(lou)
  const space = `/patients/${patientId}`
  const open = await newDelegation(lou, patientId, await newActor("Claire Lefèvre"))
  const ended = await newDelegation(lou, patientId, await newActor("Paul Garnier"))
  const arrived = await newArrival(lou, patientId, await newActor("Lucie Bonnet"))
  const draft = await draftOf(lou, patientId)
  await asSuperuser(
    (db) => db`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${ended}`,
  )
  const birthDate = `${new Date().getFullYear() - 15}-01-02`
  await asSuperuser((db) => db`update accounts set birth_date = ${birthDate} where id = ${lou.accountId}`)
  const headers = await as(lou)
  const read = (address: string) => ask(`${space}${address}`, { headers })
  return { headers, read, open, ended, arrived, draft, space }
}

test("Under the age of majority nobody is offered what would be refused, and what stays possible is", async () => {
  const { read, open, ended, arrived, draft, space } = await fifteen()
  const helpers = [open, ended, arrived].map((id) => `/helpers/${id}`)
  const offered = async (address: string) => formsOf(mainOf((await read(address)).text)).map(nameOf)
  for (const address of ["", "/helpers", ...helpers, "/wishes", "/wishes/readers", "/shared-sign-in"]) {
    const main = mainOf((await read(address)).text)
    expect.soft(main, address).toContain("<h1")
    for (const act of await offered(address)) expect.soft(REFUSED, address).not.toContain(act)
    for (const to of [`/helpers/${open}/renew`, `/invite/${draft}`, "/wishes/directives", "/wishes/trusted-person"])
      expect.soft(main, address).not.toContain(`href="${space}${to.startsWith("/invite") ? `/helpers${to}` : to}`)
  }
  expect(await offered(`/helpers/${open}`)).toContain("suspend")
  expect(await offered(`/helpers/${arrived}`)).toEqual(["doNotRecogniseArrival"])
  expect(await offered("/helpers")).toEqual(["discardDraft"])
  // From thirteen on a word about organ donation is taken.
  expect(mainOf((await read("/wishes")).text)).toContain(`href="${space}/wishes/organ-donation"`)
})

test("Where it would be, it is said why, and what can be done", async () => {
  const { read, arrived } = await fifteen()
  for (const address of ["/helpers", `/helpers/${arrived}`, "/wishes/readers", "/shared-sign-in"])
    expect
      .soft(mainOf((await read(address)).text), address)
      .toContain("on ne donne pas un accès à son espace sans l’un de ses parents")
  expect(mainOf((await read("/wishes")).text)).toContain("Il faut avoir 18 ans")
  // Of what she may not let begin nothing is said to come: only what it would give.
  for (const address of ["/helpers", `/helpers/${arrived}`]) {
    const main = mainOf((await read(address)).text)
    expect.soft(main, address).toContain("Lucie Bonnet pourrait voir")
    expect.soft(main, address).not.toContain("pourra voir")
  }
})

test("By its address the page of what would be refused says why, in both languages, and asks nothing", async () => {
  const { headers, read, open, draft, space } = await fifteen()
  const grants = [
    "/helpers/invite",
    `/helpers/${open}/renew`,
    ...["who", "purpose", "list", "check"].map((step) => `/helpers/invite/${draft}/${step}`),
  ]
  for (const address of grants) expect.soft(headingOf(await read(address)), address).toBe("Donner un accès, à partir de 18 ans")
  const wishes = ["/wishes/directives", "/wishes/trusted-person"]
  for (const address of wishes)
    expect.soft(mainOf((await read(address)).text), address).toContain("parlez-en à l’un de vos parents")
  for (const address of [...grants, ...wishes]) {
    expect.soft(formsOf(mainOf((await read(address)).text)), address).toEqual([])
    for (const language of LANGUAGES) {
      const { text } = await ask(`${space}${address}`, {
        headers: { ...headers, cookie: `${headers.cookie}; relais.language=${language}` },
      })
      expect.soft(pageFaults(text, { pattern: address, language, face: "citizen" }), `${language} ${address}`).toEqual([])
    }
  }
})

test("Under the age of majority nobody is asked to sign as a trusted person: the page says why, and saying no stays possible", async () => {
  const [jeanne, lou] = [await newActor("Jeanne Lefèvre"), await newActor("Léa Martin")]
  const patientId = await newPatient(jeanne)
  await nameClaire(jeanne, patientId)
  const address = `/trusted-person/${await codeFor(jeanne, patientId)}`
  const headers = await as(lou)
  const offered = async () => formsOf(mainOf((await ask(address, { headers })).text)).map(nameOf)
  expect(await offered()).toEqual(["signDesignation", "declineDesignation"])
  const birthDate = `${new Date().getFullYear() - 15}-01-02`
  await asSuperuser((db) => db`update accounts set birth_date = ${birthDate} where id = ${lou.accountId}`)
  expect(await offered()).toEqual(["declineDesignation"])
  expect(mainOf((await ask(address, { headers })).text)).toContain("Il faut avoir 18 ans pour être personne de confiance")
})
