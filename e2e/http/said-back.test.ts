import { describe, expect, test } from "vitest"
import { newActor, newPatient } from "@/lib/access/testing"
import { draftOf } from "@/lib/invitation/testing"
import { wordsIn } from "@/lib/words/translator"
import { cookieOf, makeCircle } from "../circle/circle"
import { headingOf } from "./asking"
import { ask, portal, type Reply } from "./client"
import { as, formOf } from "./form-of"
import { builtActions, type Form, formsOf } from "./forms"
import { BOTH, WAYS, type Way } from "./ways"

const t = wordsIn("fr", "delegation")
const nameOf = ({ actionId }: Form) => builtActions().get(actionId)

/** Somebody who presses what their pages show, in one way or the other. */
function presses(headers: Record<string, string>, way: Way) {
  const read = (address: string) => ask(address, { headers })
  const press = async (address: string, form: Form) => {
    const { headers: given } = await WAYS[way]({ address, form, headers: { ...headers, origin: portal() } })
    const [at = ""] = String(given["x-action-redirect"] ?? given.location ?? "").split(";")
    return { at, page: await read(at) }
  }
  /** Sends the form of this act, with what is written in it. */
  const does = async (address: string, act: string, writes: Record<string, string> = {}) =>
    press(address, await formOf(act, address, headers, writes))
  return { press, does }
}

/** What the page says was done, in the one notice for that, with what can be pressed there. */
function noticeOf({ text }: Reply): { said: string; look: string; forms: Form[] } {
  const notice = blockAt(text, text.indexOf('<div role="status"', text.indexOf("<main")))
  return { said: notice.replace(/<[^>]+>/g, " "), look: /^<div[^>]*>/.exec(notice)?.[0] ?? "", forms: formsOf(notice) }
}

/** The block that begins there, to its own end. */
function blockAt(html: string, start: number): string {
  if (start < 0) return ""
  let depth = 0
  for (const { 0: tag, index } of html.slice(start).matchAll(/<(\/?)div\b[^>]*>/g)) {
    depth += tag.startsWith("</") ? -1 : 1
    if (depth === 0) return html.slice(start, start + index + tag.length)
  }
  return ""
}

/** What was said of an act, and what the notice offers. */
function expectSaid(page: Reply, said: string, offers: string[]): Form | undefined {
  const notice = noticeOf(page)
  expect(notice.said).toContain(t(`done.${said}`))
  expect(notice.look).toContain("bg-green-tint")
  expect(notice.forms.map(nameOf)).toEqual(offers)
  return notice.forms[0]
}

describe("What was done about an access is said back, on one green notice with what takes it back", () => {
  const CHANNELS = [
    ["sent", { channel: "mail", contact: "lucie@example.org" }],
    ["prepared", { channel: "letter" }],
    ["prepared", { channel: "screen" }],
  ] as const
  test.each(CHANNELS.flatMap(([said, writes]) => BOTH.map((way) => [said, writes.channel, way, writes] as const)))(
    "an invitation %s by %s, %s",
    async (said, _channel, way, writes) => {
      const jeanne = await newActor("Jeanne Lefèvre")
      const patientId = await newPatient(jeanne)
      const { does, press } = presses(await as(jeanne), way)
      const check = `/patients/${patientId}/helpers/invite/${await draftOf(jeanne, patientId)}/check`
      const { at, page } = await does(check, "proposeInvitation", writes)
      const undo = expectSaid(page, said, ["withdraw"])
      if (undo) expectSaid((await press(at, undo)).page, "withdrawn", ["draftAgain"])
    },
  )

  test.each(BOTH)("an access confirmed, paused, resumed, ended and given again, %s", async (way) => {
    const circle = await makeCircle()
    const { does, press } = presses(cookieOf(circle, "patient"), way)
    const helpers = `/patients/${circle.patientId}/helpers`
    expectSaid((await does(`${helpers}/${circle.arrivedId}`, "confirmArrival")).page, "confirmed", [])
    const paused = await does(`${helpers}/${circle.delegationId}`, "suspend")
    const resume = expectSaid(paused.page, "paused", ["resume"])
    const resumed = resume && (await press(paused.at, resume))
    expect(resumed && expectSaid(resumed.page, "resumed", ["suspend"])).toBeDefined()
    const ended = await does(`${helpers}/${circle.delegationId}/revoke`, "revoke")
    const again = expectSaid(ended.page, "ended", ["draftAgain"])
    const drafted = again && (await press(ended.at, again))
    expect(drafted?.at).toMatch(/\/helpers\/invite\/[\w-]+\/list$/)
    expect(drafted && headingOf(drafted.page)).toContain("Claire Lefèvre")
  })
})
