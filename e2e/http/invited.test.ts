import { describe, expect, test } from "vitest"
import { withInvitation } from "@/lib/access/invitation-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { acceptInvitation } from "@/lib/invitation/arrival/commands"
import { hashCode, parseCode } from "@/lib/invitation/rules"
import { invite } from "@/lib/invitation/testing"
import { configuration } from "@/lib/platform/configuration"
import { nameOf as calledAs } from "../circle/cast"
import { cookieOf } from "../circle/circle"
import { headingOf, mainOf } from "./asking"
import { circle } from "./circle"
import { ask, portal } from "./client"
import { as } from "./form-of"
import { nameOf, noticeOf, presses } from "./presses"
import { BOTH } from "./ways"

const invited = (code: string, language = "fr") =>
  ask(`/invitation/${code}`, { headers: { cookie: `relais.language=${language}` } })

describe("Somebody who opens the link of an invitation before signing in", () => {
  test("reads that they are invited, and no name, whatever the code is", async () => {
    const { code } = await circle()
    const [real, guessed] = [await invited(code), await invited("0000-0000-0000-0000")]
    expect(real.status).toBe(200)
    expect(real.text).toContain("On vous invite à aider quelqu’un")
    expect(real.text).toContain("Vous n’avez pas de compte")
    expect(real.text).not.toMatch(/Jeanne|Lefèvre|Lucie|Bonnet/)
    expect(mainOf(guessed.text).replaceAll("0000-0000-0000-0000", code)).toBe(mainOf(real.text))
  })

  test("goes to sign in, and is led back to the invitation", async () => {
    const { code } = await circle()
    const { text } = await invited(code)
    expect(mainOf(text)).toContain(`/sign-in/citizen?back=${encodeURIComponent(`/invitation/${code}`)}`)
  })

  test("who wrote no code at all reads that it is not found", async () => {
    expect((await invited("pas-un-code")).text).toContain("Nous ne trouvons pas cette invitation")
  })

  test("who is signed in reads the proposal at once", async () => {
    const people = await circle()
    const { text } = await ask(`/invitation/${people.code}`, { headers: cookieOf(people, "stranger") })
    expect(text).toContain("Jeanne Lefèvre vous propose de l’aider")
  })
})

describe("Somebody who is signed in in front of an invitation", () => {
  const DECLINE = "Je dis non"
  const foldedIn = (text: string) => [...text.matchAll(/<details[\s\S]*?<\/details>/g)].map(([details]) => details).join("")

  test("finds the no folded away when it is another whom the patient named, and plain when it is they", async () => {
    const { code } = await circle()
    const read = async (name: string) => {
      const { text } = await ask(`/invitation/${code}`, { headers: await as(await newActor(name)) })
      return { main: mainOf(text), folded: foldedIn(mainOf(text)) }
    }
    const [lucie, other] = [await read("Lucie Bonnet"), await read("Marc Bonnet")]
    expect(lucie.main).toContain(DECLINE)
    expect(lucie.folded).not.toContain(DECLINE)
    expect(other.folded).toContain("C’est bien moi que l’invitation appelle «\u00a0Lucie Bonnet\u00a0», et je dis non")
    expect(other.folded).toContain(DECLINE)
    expect(other.main).toContain("Cette invitation attend Lucie Bonnet")
  })

  test("with the identity of their work, reads why it does not open here, and how it does", async () => {
    const people = await circle()
    for (const person of ["teamProfessional", "reviewer"] as const) {
      const reply = await ask(`/invitation/${people.code}`, { headers: cookieOf(people, person) })
      expect(headingOf(reply)).toBe("Une invitation s’ouvre avec votre identité personnelle")
      expect(mainOf(reply.text)).toContain(`au nom de ${calledAs(person)}`)
      expect(mainOf(reply.text)).not.toMatch(/Jeanne|Lucie/)
    }
  })

  test("that another has answered, may open it again as who was meant, and learns nothing of it", async () => {
    const people = await circle()
    const { text } = await ask(`/invitation/${people.arrivedCode}`, { headers: cookieOf(people, "stranger") })
    const [, form = ""] = /<form action="\/sign-out"([\s\S]*?)<\/form>/.exec(mainOf(text)) ?? []
    expect(form).toContain(`name="back" value="/invitation/${people.arrivedCode}"`)
    expect(mainOf(text)).not.toMatch(/Jeanne|Lucie/)
  })

  test("as somebody else, signs out and opens it again in one gesture", async () => {
    const people = await circle()
    const theirs = await as(await newActor("Marc Bonnet"))
    const headers = { ...theirs, origin: portal() }
    const { text } = await ask(`/invitation/${people.code}`, { headers })
    const [, form = ""] = /<form action="\/sign-out"([\s\S]*?)<\/form>/.exec(mainOf(text)) ?? []
    const [, back = ""] = /name="back" value="([^"]*)"/.exec(form) ?? []
    const body = new URLSearchParams({ back }).toString()
    const type = { "content-type": "application/x-www-form-urlencoded" }
    const out = await ask("/sign-out", { method: "POST", headers: { ...headers, ...type }, body })
    expect([out.status, out.headers.location]).toEqual([303, `${portal()}/invitation/${people.code}`])
    const again = await ask(`/invitation/${people.code}`, { headers: theirs })
    expect(headingOf(again)).toBe("On vous invite à aider quelqu’un")
  })
})

describe("Somebody who opens a second invitation to the same space", () => {
  const ACCEPT = "J’accepte d’aider"
  const people = async () => {
    const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
    return { jeanne, claire, patientId: await newPatient(jeanne), headers: await as(claire) }
  }
  const opened = async (code: string, headers: Record<string, string>) =>
    mainOf((await ask(`/invitation/${code}`, { headers })).text)

  test("reads that they help already, goes to that access, and is asked for no yes", async () => {
    const { jeanne, claire, patientId, headers } = await people()
    const { code } = await invite(jeanne, patientId)
    expect(await opened(code, headers)).toContain(ACCEPT)
    const held = await newDelegation(jeanne, patientId, claire)
    const main = await opened(code, headers)
    expect(main).toContain("Vous aidez déjà Jeanne Lefèvre")
    expect(main).toContain(`href="/helping/${held}"`)
    expect(main).not.toContain(ACCEPT)
    expect((await ask(`/helping/${held}`, { headers })).status).toBe(200)
  })

  test("reads that their first yes waits for its answer, goes there, and is asked for no other", async () => {
    const { jeanne, claire, patientId, headers } = await people()
    const [first, second] = [await invite(jeanne, patientId), await invite(jeanne, patientId)]
    const hash = hashCode(configuration().secret, parseCode(first.code) ?? "")
    await withInvitation(claire, hash, acceptInvitation)
    const main = await opened(second.code, headers)
    expect(main).toContain("Vous avez déjà dit oui à Jeanne Lefèvre")
    expect(main).toContain(`href="/helping/${first.id}"`)
    expect(main).not.toContain(ACCEPT)
    expect((await ask(`/helping/${first.id}`, { headers })).status).toBe(200)
  })
})

async function couple() {
  const [jeanne, claire, hugo] = [
    await newActor("Jeanne Lefèvre"),
    await newActor("Claire Garnier"),
    await newActor("Hugo Garnier"),
  ]
  return { jeanne, claire, hugo, patientId: await newPatient(jeanne) }
}

describe("Of a couple who share a letter box, the one whom the invitation is not for", () => {
  const FOR_CLAIRE = { who: { name: "Claire Garnier" }, by: { channel: "mail" as const, contact: "garnier@exemple.fr" } }

  test.each(BOTH)("says so, which the person reads with a name, and the other says yes with the same code, %s", async (way) => {
    const { jeanne, claire, hugo, patientId } = await couple()
    const { id, code } = await invite(jeanne, patientId, FOR_CLAIRE)
    const { at, page } = await presses(await as(hugo), way).does(`/invitation/${code}`, "returnInvitation")
    expect(at).toContain(`/invitation/${code}?done=returned`)
    expect(noticeOf(page).said).toContain("Vous avez dit que cette invitation n’est pas pour vous")
    expect(mainOf(page.text)).toContain("L’invitation attend toujours Claire Garnier")
    const again = mainOf((await ask(`/invitation/${code}`, { headers: await as(hugo) })).text)
    expect(again).toContain("Vous avez dit que cette invitation n’est pas pour vous")
    expect(again).not.toContain("bg-green-tint")
    const hers = mainOf((await ask(`/patients/${patientId}/helpers/${id}`, { headers: await as(jeanne) })).text)
    expect(hers).toMatch(/Hugo Garnier a répondu, le [^,]+, que cette invitation est pour quelqu’un d’autre/)
    expect(hers).toContain("L’invitation attend toujours Claire Garnier")
    expect(hers).toContain('value="garnier@exemple.fr"')
    const right = mainOf((await ask(`/invitation/${code}`, { headers: await as(claire) })).text)
    expect(right).not.toContain("Hugo")
    const yes = await presses(await as(claire), way).does(`/invitation/${code}`, "acceptInvitation")
    expect(yes.at).toContain(`/helping/${id}`)
  })

  test("says no, which is on the list of those who help, and may change their mind", async () => {
    const { jeanne, claire, patientId } = await couple()
    const { id, code } = await invite(jeanne, patientId, FOR_CLAIRE)
    const { does } = presses(await as(claire), "without script")
    const { page } = await does(`/invitation/${code}`, "declineInvitation")
    expect(noticeOf(page).said).toContain("Vous avez dit non")
    const list = mainOf((await ask(`/patients/${patientId}/helpers`, { headers: await as(jeanne) })).text)
    expect(list).toContain("Claire Garnier a dit non. L’invitation reste ouverte.")
    expect((await does(`/invitation/${code}`, "acceptInvitation")).at).toContain(`/helping/${id}`)
  })

  test.each(BOTH)("was answered by a mail to another: it leaves again with a new code, nothing typed anew, %s", async (way) => {
    const { jeanne, hugo, patientId } = await couple()
    const { id, code } = await invite(jeanne, patientId, FOR_CLAIRE)
    await presses(await as(hugo), way).does(`/invitation/${code}`, "returnInvitation")
    const { page } = await presses(await as(jeanne), way).does(`/patients/${patientId}/helpers/${id}`, "sendAgain")
    expect(noticeOf(page).said).toContain("L’invitation est repartie")
    expect(mainOf((await ask(`/invitation/${code}`, { headers: await as(hugo) })).text)).toContain("Nous ne trouvons pas")
  })
})

test.each(BOTH)(
  "After a no to whoever arrived the same invitation leaves anew in one press, and the used code opens to nobody, %s",
  async (way) => {
    const { jeanne, claire, hugo, patientId } = await couple()
    const { id, code } = await invite(jeanne, patientId, { who: { name: "Claire Garnier" } })
    await withInvitation(hugo, hashCode(configuration().secret, parseCode(code) ?? ""), acceptInvitation)
    const { does, press } = presses(await as(jeanne), way)
    const { at, page } = await does(`/patients/${patientId}/helpers/${id}`, "doNotRecogniseArrival")
    const notice = noticeOf(page)
    expect(notice.said).toContain("C’est noté")
    expect(notice.forms.map(nameOf)).toEqual(["inviteAnew"])
    const [anew] = notice.forms
    if (!anew) return
    const left = await press(at, anew)
    expect(left.at).toMatch(/\/helpers\/[\w-]+\/letter\?done=prepared$/)
    const [fresh = ""] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(mainOf(left.page.text)) ?? []
    expect(fresh).not.toBe(code)
    const right = await ask(`/invitation/${fresh}`, { headers: await as(claire) })
    expect(headingOf(right)).toContain("Jeanne Lefèvre vous propose de l’aider")
    const used = await ask(`/invitation/${code}`, { headers: await as(claire) })
    expect(mainOf(used.text)).toContain("demandez à la personne qui vous invite d’en faire un nouveau")
    const wrong = await ask(`/invitation/${code}`, { headers: await as(hugo) })
    expect(String(wrong.headers.location).replace(portal(), "")).toBe(`/helping/${id}`)
    await press(at, anew)
    expect(await asSuperuser((sql) => sql`select 1 from delegations where patient_id = ${patientId}`)).toHaveLength(2)
  },
)
