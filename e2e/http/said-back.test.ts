import { describe, expect, test } from "vitest"
import { wordsIn } from "@/lib/words/translator"
import { cookieOf } from "../circle/circle"
import { headingOf } from "./asking"
import { ask, type Reply } from "./client"
import { builtActions, type Form, formsOf } from "./forms"
import { type Found, findForm } from "./found-forms"
import { BOTH, send, type Way } from "./ways"

const t = wordsIn("fr", "delegation")

/** What a patient does about an access, what is said of it then, and what takes it back where that can be. */
const ACTS: { act: string; said: string; offers: string[]; undone?: string; writes?: Record<string, string> }[] = [
  {
    act: "proposeInvitation",
    writes: { channel: "mail", contact: "lucie@example.org" },
    said: "sent",
    offers: ["withdraw"],
    undone: "withdrawn",
  },
  { act: "proposeInvitation", said: "prepared", offers: ["withdraw"], undone: "withdrawn" },
  { act: "confirmArrival", said: "confirmed", offers: [] },
  { act: "suspend", said: "paused", offers: ["resume"], undone: "resumed" },
  { act: "resume", said: "resumed", offers: ["suspend"], undone: "paused" },
  { act: "revoke", said: "ended", offers: ["draftAgain"] },
]

/** The page that the act leads to, as whoever did it sees it. */
async function leadOn(found: Found, way: Way): Promise<{ at: string; page: Reply }> {
  const cookie = cookieOf(found.circle, found.person)
  const { headers } = await send(found, cookie, way)
  const [at = ""] = String(headers["x-action-redirect"] ?? headers.location ?? "").split(";")
  return { at, page: await ask(at, { headers: cookie }) }
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

describe("What was done about an access is said back, on one green notice", () => {
  for (const way of BOTH)
    for (const { act, said, offers, undone, writes = {} } of ACTS)
      test(`${said}, ${way}`, async () => {
        const found = await findForm(act)
        const kept = found.form.fields.filter(([name]) => !Object.hasOwn(writes, name))
        const form = { ...found.form, fields: [...kept, ...Object.entries(writes)] }
        const { at, page } = await leadOn({ ...found, form }, way)
        const notice = noticeOf(page)
        expect(notice.said).toContain(t(`done.${said}`))
        expect(notice.look).toContain("bg-green-tint")
        expect(notice.forms.map(({ actionId }) => builtActions().get(actionId))).toEqual(offers)
        const [undo] = notice.forms
        if (!undone || !undo) return
        const back = await leadOn({ ...found, address: at, form: undo }, way)
        expect(noticeOf(back.page).said).toContain(t(`done.${undone}`))
      })

  test.each(BOTH)("An access that was ended is given again: the questions, answered as they were, %s", async (way) => {
    const found = await findForm("draftAgain")
    const { at, page } = await leadOn(found, way)
    expect(at).toMatch(/\/helpers\/invite\/[\w-]+\/list$/)
    const [name] = headingOf(await ask(found.address, { headers: cookieOf(found.circle, found.person) })).split(",")
    expect(headingOf(page)).toContain(name)
  })
})
