import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { serverCommand } from "@/bin/server-command"
import { freePort } from "@/bin/stack/embedded-postgres"
import { demoEnvironment } from "@/bin/stack/environment"
import { type Supervised, supervise } from "@/bin/stack/supervised"
import type { Actor } from "@/lib/access/actor"
import { newActor, newDocument, newPatient } from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { asPortal, type BenchDatabase, type Cluster } from "./database"

const ROOT = join(import.meta.dirname, "..")
const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"]

/** The portal as an operator runs it, with one signed-in person whose space is filled. */
export type Portal = {
  url: string
  cookie: string
  patientId: string
  actor: Actor
  environment: Record<string, string>
  /** Process ids, asked for when needed: a process may have been started again. */
  pid(name: "portal" | "worker"): number
  stop(): Promise<void>
}

type Wanted = { cluster: Cluster; database: BenchDatabase; folder: string; documents: number; worker: boolean }

/** Starts the built portal on this database, and writes a person, a space and a session into it. */
export async function startPortal({ cluster, database, folder, documents, worker }: Wanted): Promise<Portal> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const place = {
    secrets: cluster.secrets,
    folder,
    database: database.name,
    postgresPort: Number(new URL(database.superuserUrl).port),
    portalUrl: url,
    // Nobody signs in here: sessions are written, and no mail leaves.
    identityUrl: "http://localhost:9",
    smtpPort: 9,
    smsPort: 9,
  }
  const production = { PORT: String(port), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }
  const environment: Record<string, string> = { ...demoEnvironment(place), ...production }
  mkdirSync(join(folder, "objects"), { recursive: true, mode: 0o700 })
  const above = {
    OWNER_DATABASE_URL: database.urlFor("relais_owner", cluster.secrets.owner),
    SUPERUSER_DATABASE_URL: database.superuserUrl,
  }
  Object.assign(process.env, environment, above)
  const person = await asPortal(database.portalUrl, () => writePerson(documents))
  const started: Supervised[] = []
  const stop = async () => {
    for (const one of started.splice(0)) await one.stop()
  }
  try {
    const common = { folder, environment }
    started.push(await supervise({ ...common, name: "portal", args: serverCommand(), readyWord: "listens on" }))
    if (worker) {
      const args = [...TYPESCRIPT, join(ROOT, "bin/worker.ts")]
      started.push(await supervise({ ...common, name: "worker", args, readyWord: "at work" }))
    }
  } catch (error) {
    await stop()
    throw error
  }
  const pid = (name: string) => Number(readFileSync(join(folder, `${name}.pid`), "utf8"))
  return { url, ...person, environment, pid, stop }
}

const MONTH = 30 * 86_400_000

async function writePerson(documents: number) {
  const actor = await newActor()
  const patientId = await newPatient(actor)
  const now = Date.now()
  for (let index = 0; index < documents; index++) {
    const depositedAt = new Date(now - index * (MONTH / 5))
    await newDocument(actor, patientId, {
      title: `Analyses de sang ${index + 1}`,
      depositedAt,
      documentGroup: index % 3 ? "lab_results" : "prescriptions",
      typeCode: index % 3 ? "11502-2" : "57833-6",
    })
  }
  return { actor, patientId, cookie: `${SESSION_COOKIE}=${await newSession(actor)}` }
}

/** A page as this person gets it; throws when it is not given whole. */
export async function getPage({ url, cookie }: Pick<Portal, "url" | "cookie">, path: string): Promise<string> {
  const response = await fetch(url + path, { headers: { cookie }, redirect: "manual" })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`)
  return text
}
