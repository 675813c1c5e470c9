import { describe, expect, test } from "vitest"
import { wordsIn } from "@/lib/words/translator"
import { cookieOf, makeCircle } from "../circle/circle"
import { headingOf } from "./asking"
import { ask, type Reply } from "./client"
import { builtActions, type Form, formsOf } from "./forms"
import { BOTH, send, type Way } from "./ways"

const t = wordsIn("fr", "delegation")
const nameOf = ({ actionId }: Form) => builtActions().get(actionId)

/** Jeanne in a circle of her own, who presses what her pages show. */
async function jeanne(way: Way) {
  const circle = await makeCircle()
  const cookie = cookieOf(circle, "patient")
  const read = (address: string) => ask(address, { headers: cookie })
  const press = async (address: string, form: Form) => {
    const found = { circle, person: "patient" as const, address, form }
    const { headers } = await send(found, cookie, way)
    const [at = ""] = String(headers["x-action-redirect"] ?? headers.location ?? "").split(";")
    return { at, page: await read(at) }
  }
  return {
    circle,
    press,
    /** Sends the form of this act, with what she writes in it. */
    does: async (address: string, act: string, writes: Record<string, string> = {}) => {
      const form = formsOf((await read(address)).text).find((one) => nameOf(one) === act)
      if (!form) throw new Error(`${address} shows no form of ${act}`)
      const kept = form.fields.filter(([name]) => !Object.hasOwn(writes, name))
      return press(address, { ...form, fields: [...kept, ...Object.entries(writes)] })
    },
  }
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
      const { circle, does, press } = await jeanne(way)
      const check = `/patients/${circle.patientId}/helpers/invite/${circle.draftId}/check`
      const { at, page } = await does(check, "proposeInvitation", writes)
      const undo = expectSaid(page, said, ["withdraw"])
      if (undo) expectSaid((await press(at, undo)).page, "withdrawn", ["draftAgain"])
    },
  )

  test.each(BOTH)("an access confirmed, paused, resumed, ended and given again, %s", async (way) => {
    const { circle, does, press } = await jeanne(way)
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
