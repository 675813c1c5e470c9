import { describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withInvitation } from "@/lib/access/invitation-access"
import { withOwn } from "@/lib/access/own-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { revoke } from "@/lib/delegation/commands"
import { confirmArrival, doNotRecogniseArrival, withdraw } from "@/lib/delegation/opening/commands"
import { asPatient } from "@/lib/delegation/testing"
import { renounce } from "@/lib/helping/commands"
import { acceptInvitation, declineInvitation } from "@/lib/invitation/arrival/commands"
import { hashCode, parseCode } from "@/lib/invitation/rules"
import { invite } from "@/lib/invitation/testing"
import { configuration } from "@/lib/platform/configuration"
import { mainOf } from "./asking"
import { ask, portal } from "./client"
import { as } from "./form-of"
import { noticeOf, presses } from "./presses"
import { BOTH } from "./ways"

type Space = { jeanne: Actor; claire: Actor; patientId: string }

async function newSpace(): Promise<Space> {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Garnier")]
  return { jeanne, claire, patientId: await newPatient(jeanne) }
}

const answer = ({ claire }: Space, code: string, work: typeof acceptInvitation) =>
  withInvitation(claire, hashCode(configuration().secret, parseCode(code) ?? ""), work)

/** An invitation that Claire has said yes to. */
async function arrived(space: Space): Promise<string> {
  const { id, code } = await invite(space.jeanne, space.patientId)
  await answer(space, code, acceptInvitation)
  return id
}

/** What is done to an access of its own, which it gives. */
const afterYes =
  (work: (access: Parameters<Parameters<typeof asPatient>[2]>[0], of: { patientId: string; delegationId: string }) => unknown) =>
  async (space: Space) => {
    const delegationId = await arrived(space)
    await asPatient(space.jeanne, space.patientId, async (access) => {
      await work(access, { patientId: space.patientId, delegationId })
    })
    return delegationId
  }

type Told = {
  does: (space: Space) => Promise<string>
  who: "jeanne" | "claire"
  /** What the list says, and the page that it leads to. */
  said: string
  there: RegExp
}

const OF_AN_ACCESS: Record<string, Told> = {
  "a yes to an invitation": {
    does: arrived,
    who: "jeanne",
    said: "Claire Garnier a dit oui à votre invitation",
    there: /Claire Garnier/,
  },
  "a no to an invitation": {
    does: async (space) => {
      const { id, code } = await invite(space.jeanne, space.patientId)
      await answer(space, code, declineInvitation)
      return id
    },
    who: "jeanne",
    said: "Claire Garnier a dit non à votre invitation",
    there: /Claire Garnier a dit non/,
  },
  "a yes to who arrived": {
    does: afterYes(confirmArrival),
    who: "claire",
    said: "Jeanne Lefèvre a dit oui à votre aide",
    there: /Jeanne Lefèvre|Jeanne/,
  },
  "a no to who arrived": {
    does: afterYes(doNotRecogniseArrival),
    who: "claire",
    said: "Jeanne Lefèvre a dit non",
    there: /Cet accès ne s’est pas ouvert/,
  },
  "an access undone before it opened": {
    does: afterYes(withdraw),
    who: "claire",
    said: "Jeanne Lefèvre a annulé",
    there: /Cet accès ne s’est pas ouvert/,
  },
  "an access that was ended": {
    does: async ({ jeanne, claire, patientId }) => {
      const delegationId = await newDelegation(jeanne, patientId, claire)
      await asPatient(jeanne, patientId, (access) => revoke(access, { patientId, delegationId, reason: "patient_request" }))
      return delegationId
    },
    who: "claire",
    said: "Votre accès à l’espace de Jeanne Lefèvre a pris fin",
    there: /Cet accès a pris fin le/,
  },
  "help that was given up": {
    does: async ({ jeanne, claire, patientId }) => {
      const delegationId = await newDelegation(jeanne, patientId, claire)
      await withOwn(claire, (own) => renounce(own, delegationId))
      return delegationId
    },
    who: "jeanne",
    said: "Claire Garnier ne vous aide plus",
    there: /la personne y a renoncé|a renoncé/,
  },
}

/** Where one comes from the line that says this. */
async function leadsTo(list: string, said: string, headers: Record<string, string>): Promise<string> {
  const [, after = ""] = list.split(said)
  const [, way = ""] = /href="(\/account\/notices\/[\w-]+)"/.exec(after) ?? []
  return String((await ask(way, { headers })).headers.location).replace(portal(), "")
}

describe("The other side is told, by name, and led to the very access", () => {
  test.each(Object.entries(OF_AN_ACCESS))("of %s", async (_, { does, who, said, there }) => {
    const space = await newSpace()
    const id = await does(space)
    const headers = await as(space[who])
    const list = mainOf((await ask("/account/notices", { headers })).text)
    expect(list).toContain(said)
    const place = who === "jeanne" ? `/patients/${space.patientId}/helpers/${id}` : `/helping/${id}`
    expect(await leadsTo(list, said, headers)).toBe(place)
    const { status, text } = await ask(place, { headers })
    expect(status).toBe(200)
    expect(mainOf(text)).toMatch(there)
  })
})

test.each(BOTH)("An invitation that could not be delivered says so, and goes out again to another address, %s", async (way) => {
  const { jeanne, patientId } = await newSpace()
  const { id } = await invite(jeanne, patientId, { by: { channel: "mail", contact: "clair@exemple.fr" } })
  await asSuperuser((sql) => sql`update invitations set undelivered_at = now() where delegation_id = ${id}`)
  const headers = await as(jeanne)
  const address = `/patients/${patientId}/helpers/${id}`
  const before = mainOf((await ask(address, { headers })).text)
  expect(before).toContain("clair@exemple.fr")
  expect(before).toContain("nvoyer à nouveau")
  const { page } = await presses(headers, way).does(address, "sendAgain", { contact: "claire@exemple.fr" })
  expect(noticeOf(page).said).not.toBe("")
  expect(mainOf(page.text)).toContain("claire@exemple.fr")
  expect(mainOf(page.text)).not.toContain("nvoyer à nouveau")
})
