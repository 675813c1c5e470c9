import { CAST } from "@/demo/cast"
import { ask, portal, type Reply } from "../http/client"

export type Visitor = { key: string; visit(path: string): Promise<Reply> }

/** Nobody signed in, then everybody of the cast, each signed in through the identity provider as a person would. */
export async function everybody(): Promise<Visitor[]> {
  const people: Visitor[] = [{ key: "nobody", visit: (path) => ask(path) }]
  for (const { key, face } of CAST) people.push(await signIn(key, face))
  return people
}

async function signIn(key: string, face: string): Promise<Visitor> {
  const jar = new Map<string, string>()
  const visit = (path: string) => ask(path, { headers: { cookie: written(jar) } })
  let address = new URL(`/sign-in/${face}`, portal())
  for (let step = 0; step < 12; step++) {
    // The provider's page asks who one is; everything else leads on by itself.
    const isAsked = address.pathname.includes("/interaction/") && !address.pathname.endsWith("/resume")
    const reply = await send(address, jar, isAsked ? `person=${encodeURIComponent(key)}` : undefined)
    if (!reply.headers.location) return { key, visit }
    address = new URL(reply.headers.location, address)
  }
  throw new Error(`The sign-in of ${key} leads nowhere.`)
}

async function send(address: URL, jar: Map<string, string>, form: string | undefined): Promise<Reply> {
  const cookie = written(jar)
  const reply = await ask(
    address.href,
    form === undefined
      ? { headers: { cookie } }
      : { method: "POST", body: form, headers: { cookie, "content-type": "application/x-www-form-urlencoded" } },
  )
  for (const line of reply.headers["set-cookie"] ?? []) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    jar.set(name, value)
  }
  return reply
}

const written = (jar: ReadonlyMap<string, string>) => [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
