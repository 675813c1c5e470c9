import { expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"
import { draftOf } from "@/lib/invitation/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { ask, portal, type Reply } from "./client"
import { formOf } from "./form-of"
import { BOTH, WAYS } from "./ways"

type Jar = Record<string, string>
const headersOf = (jar: Jar) => ({
  cookie: Object.entries(jar)
    .map((pair) => pair.join("="))
    .join("; "),
  origin: portal(),
})

/** The cookies of a browser after an answer. */
function after(jar: Jar, { headers }: Pick<Reply, "headers">): Jar {
  const set = (headers["set-cookie"] ?? []).map((line) => /^([^=]+)=([^;]*)/.exec(line) ?? [])
  const all = { ...jar, ...Object.fromEntries(set.map(([, name = "", value = ""]) => [name, value])) }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value))
}

/** What a page sends as it is left. */
async function leaves(jar: Jar, pathname: string, words: Record<string, string>): Promise<Jar> {
  const form = new FormData()
  form.set("pathname", pathname)
  form.set("words", JSON.stringify(words))
  const sent = new Response(form)
  const headers = { ...headersOf(jar), "content-type": sent.headers.get("content-type") ?? "" }
  const reply = await ask("/typed", { method: "POST", headers, body: Buffer.from(await sent.arrayBuffer()) })
  expect(reply.status).toBe(204)
  return after(jar, reply)
}

const signIn = async (jar: Jar, actor: Actor): Promise<Jar> => ({ ...jar, [SESSION_COOKIE]: await newSession(actor) })

/** The session ends by itself: nothing was asked for an hour. */
const endByItself = ({ accountId }: Actor) =>
  asSuperuser(
    (sql) => sql`update sessions set started_at = now() - interval '1 hour', expires_at = now() + interval '1 hour',
    last_seen_at = now() - interval '1 hour' where account_id = ${accountId}`,
  )

/** What stands in a field of a page. */
async function shown(jar: Jar, address: string, name: string): Promise<string | undefined> {
  const { text } = await ask(address, { headers: headersOf(jar) })
  const field = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(text)?.[0] ?? ""
  return /value="([^"]*)"/.exec(field)?.[1]
}

test("What was typed in two tabs waits in each of them, for the same person alone, until it is sent", async () => {
  const nurse = await newActor("Julie Caron", "professional")
  let jar = await signIn({}, nurse)
  await endByItself(nurse)
  jar = await leaves(jar, "/professional/open", { code: "4K7P" })
  jar = await leaves(jar, "/account", { email: "julie@exemple.fr" })
  const other = await signIn(jar, await newActor("Hugo Blanc", "professional"))
  expect([await shown(other, "/professional/open", "code"), await shown(other, "/account", "email")]).toEqual(["", undefined])
  jar = await signIn(jar, nurse)
  expect(await shown(jar, "/professional/open", "code")).toBe("4K7P")
  expect(await shown(jar, "/account", "email")).toBe("julie@exemple.fr")
  const form = await formOf("proposeContact", "/account", headersOf(jar))
  jar = after(jar, await WAYS["without script"]({ address: "/account", form, headers: headersOf(jar) }))
  expect(await shown(jar, "/account", "email")).not.toBe("julie@exemple.fr")
  expect(await shown(jar, "/professional/open", "code")).toBe("4K7P")
})

test("What was taken out of an invitation as the session ended is still out for who signs in again, without script", async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const address = `/patients/${patientId}/helpers/invite/${await draftOf(jeanne, patientId)}/lines`
  const given = async (jar: Jar) =>
    (await ask(address, { headers: headersOf(jar) })).text.match(
      /<input(?=[^>]*name="documentGroups")(?=[^>]*checked=)[^>]*>/g,
    ) ?? []
  let jar = await signIn({}, jeanne)
  expect(await given(jar)).toHaveLength(1)
  const form = await formOf("answerLines", address, headersOf(jar))
  const without = { ...form, fields: form.fields.filter(([name]) => name !== "documentGroups") }
  await endByItself(jeanne)
  const reply = await WAYS["without script"]({ address, form: without, headers: headersOf(jar) })
  expect(reply.headers.location).toContain("/sign-in?back=")
  jar = await signIn(after(jar, reply), jeanne)
  expect(await given(jar)).toEqual([])
})

/** The nurse's two places of practice; the session that a sign-in writes is at the first. */
async function letPick({ accountId }: Actor): Promise<void> {
  await asSuperuser(
    (sql) => sql`update sessions set exercice = null, exercice_choices = exercice_choices
      || jsonb_build_array(exercice_choices -> 0 || '{"structureName": "Hôpital du Val"}') where account_id = ${accountId}
      and started_at = (select max(started_at) from sessions where account_id = ${accountId})`,
  )
}

test.each(
  BOTH.flatMap((way) => [
    ["the same place of practice", "0", "/professional/open", "4K7P", way] as const,
    ["another place of practice", "1", "/professional", "", way] as const,
  ]),
)("Who picks %s after signing in again finds there what belongs there", async (_, picked, arrival, words, way) => {
  const nurse = await newActor("Julie Caron", "professional")
  let jar = await signIn({}, nurse)
  await endByItself(nurse)
  jar = await leaves(jar, "/professional/open", { code: "4K7P" })
  jar = await signIn(jar, nurse)
  await letPick(nurse)
  const sent = await ask("/professional/open", { headers: headersOf(jar) })
  const pick = String(sent.headers.location).replace(portal(), "")
  expect(pick).toBe("/professional/exercice?back=%2Fprofessional%2Fopen")
  const form = await formOf("pickExercice", pick, headersOf(jar), { exercice: picked })
  const reply = await WAYS[way]({ address: pick, form, headers: headersOf(jar) })
  const [at = ""] = String(reply.headers["x-action-redirect"] ?? reply.headers.location).split(";")
  expect(at.replace(portal(), "")).toBe(arrival)
  expect(await shown(after(jar, reply), "/professional/open", "code")).toBe(words)
})

test("Whoever signs out leaves nothing that was typed in any tab", async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  let jar = await leaves(await signIn({}, jeanne), "/account", { email: "jeanne@exemple.fr" })
  jar = await leaves(jar, "/helping/ask", { name: "Marc" })
  expect(Object.keys(jar).filter((name) => name.includes("relais-kept"))).toHaveLength(2)
  const left = after(jar, await ask("/sign-out", { method: "POST", headers: headersOf(jar) }))
  expect(Object.keys(left)).toEqual([])
})
