import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import postgres from "postgres"
import { bootstrap } from "@/bin/bootstrap"
import { migrate } from "@/bin/migrate"
import { serverCommand } from "@/bin/server-command"
import { startIdentityProvider } from "@/demo/identity-provider"
import { startMailbox } from "@/demo/mailbox"
import { startSmsBox } from "@/demo/sms-box"
import { loadReference } from "@/drizzle/reference/load"
import { environmentOf, type ProcessName } from "@/lib/platform/process-configuration"
import { emptyDataFolder } from "./data-folder"
import { freePort } from "./embedded-postgres"
import { databaseUrls, demoEnvironment } from "./environment"
import { keepPostgres } from "./kept-postgres"
import { hasSecrets, keepSecrets, rolePasswords, type Secrets } from "./secrets"
import { supervise } from "./supervised"

type Wanted = {
  folder: string
  port: number
  identityPort: number
  /** false gives up durability for speed: for tests only. */
  durable?: boolean
  /** Says where it stands, for the person who waits. */
  say?: (sentence: string) => void
  /** Called once, on a database that has nothing but its reference data. */
  seed?: (environment: Record<string, string>) => Promise<void>
}

export type Stack = { portalUrl: string; environment: Record<string, string>; stop(): Promise<void> }

const DATABASE = "relais"
const ROOT = join(import.meta.dirname, "../..")

/** Starts everything a person needs to try Relais, each part after what it stands on; stops them in the other order. */
export async function startStack(wanted: Wanted): Promise<Stack> {
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    return { ...(await startParts(wanted, stops)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startParts(wanted: Wanted, stops: (() => Promise<void>)[]) {
  const { folder, port, identityPort, durable = true, say = () => {} } = wanted
  // A cluster whose password went with its folder can be opened by nobody; it may lie elsewhere than this folder.
  if (!hasSecrets(folder)) emptyDataFolder(folder)
  const secrets = keepSecrets(folder)
  say("Starting Postgres…")
  const database = await keepPostgres(folder, secrets, durable)
  stops.push(database.stop)
  const mailbox = await startMailbox(folder, await freePort())
  stops.push(mailbox.close)
  const smsBox = await startSmsBox(folder, secrets.smsToken)
  stops.push(smsBox.close)
  const portalUrl = `http://localhost:${port}`
  const identityUrl = `http://localhost:${identityPort}`
  const place = {
    secrets,
    folder,
    database: DATABASE,
    postgresPort: database.port,
    portalUrl,
    identityUrl,
    smtpPort: mailbox.port,
    smsPort: smsBox.port,
  }
  const environment = { ...demoEnvironment(place), PORT: String(port), IDENTITY_PORT: String(identityPort) }
  say("Preparing the database…")
  const superuserUrl = database.superuserUrl.replace(/\/postgres$/, `/${DATABASE}`)
  // Of the roles above the portal's: for who lays the demo's records, and for tests.
  const above = { OWNER_DATABASE_URL: databaseUrls(place).owner, SUPERUSER_DATABASE_URL: superuserUrl }
  await prepareData(wanted, { secrets, environment, above, clusterUrl: database.superuserUrl })
  const identity = await startIdentityProvider({ port: identityPort, portalUrl, clientSecrets: clientSecrets(secrets) })
  stops.push(identity.close)
  say("Starting the worker and the portal…")
  await startProcesses(folder, environment, stops)
  return { portalUrl, environment: { ...environment, ...above } }
}

type Above = { OWNER_DATABASE_URL: string; SUPERUSER_DATABASE_URL: string }
type Data = { secrets: Secrets; environment: Record<string, string>; above: Above; clusterUrl: string }

async function prepareData({ folder, seed }: Wanted, { secrets, environment, above, clusterUrl }: Data) {
  // Written last: a first start that was interrupted begins anew, so that nobody meets half a record.
  const complete = join(folder, "complete")
  if (!existsSync(complete)) {
    const cluster = postgres(clusterUrl, { max: 1, onnotice: () => {} })
    await cluster`drop database if exists ${cluster(DATABASE)} with (force)`
    await cluster.end()
    rmSync(environment.OBJECTS_FOLDER ?? "", { recursive: true, force: true })
  }
  mkdirSync(environment.OBJECTS_FOLDER ?? "", { recursive: true, mode: 0o700 })
  await bootstrap(clusterUrl, DATABASE, rolePasswords(secrets))
  await migrate(above.OWNER_DATABASE_URL)
  await loadReference(above.OWNER_DATABASE_URL)
  if (!existsSync(complete)) await seed?.({ ...environment, ...above })
  writeFileSync(complete, "")
}

async function startProcesses(folder: string, environment: Record<string, string>, stops: (() => Promise<void>)[]) {
  const typescript = ["--conditions=react-server", "--import", "tsx"]
  const production = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", HOST: "127.0.0.1" }
  const part = (name: ProcessName, args: string[], readyWord: string) => {
    return { folder, name, args, readyWord, environment: { ...environmentOf(name, environment), ...production } }
  }
  const parts = [
    part("sealer", [...typescript, join(ROOT, "bin/sealer.ts")], "at work"),
    part("worker", [...typescript, join(ROOT, "bin/worker.ts")], "at work"),
    part("portal", serverCommand(), "listens on"),
  ]
  const started = await Promise.allSettled(parts.map(supervise))
  for (const part of started) if (part.status === "fulfilled") stops.push(part.value.stop)
  for (const part of started) if (part.status === "rejected") throw part.reason
}

const clientSecrets = (secrets: Secrets) => ({
  citizen: secrets.citizenClient,
  professional: secrets.professionalClient,
  reviewer: secrets.reviewerClient,
})
