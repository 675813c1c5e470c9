import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { bootstrap } from "@/bin/bootstrap"
import { migrate } from "@/bin/migrate"
import { type EmbeddedPostgres, reapLeftover, startPostgres } from "@/bin/stack/embedded-postgres"
import { databaseUrls } from "@/bin/stack/environment"
import { keepSecrets, rolePasswords, type Secrets } from "@/bin/stack/secrets"
import { loadReference } from "@/drizzle/reference/load"
import { TEMPLATE } from "@/drizzle/testing/template"

const PREFIX = "relais-test-"

declare module "vitest" {
  interface ProvidedContext {
    cluster: { superuserUrl: string; folder: string }
  }
}

/** One Postgres for the whole run, with one migrated template that each test worker copies; gone afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await reapAbandoned()
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  chmodSync(folder, 0o711)
  writeFileSync(join(folder, "owner.pid"), String(process.pid))
  const secrets = keepSecrets(folder)
  const postgres = await startPostgres({ folder, password: secrets.postgres, durable: false })
  const stop = () => dispose(postgres, folder)
  try {
    await makeTemplate(postgres, secrets)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide("cluster", { superuserUrl: postgres.url(), folder })
  return stop
}

async function makeTemplate(postgres: EmbeddedPostgres, secrets: Secrets) {
  const { owner } = databaseUrls({ secrets, postgresPort: postgres.port, database: TEMPLATE })
  await bootstrap(postgres.url(), TEMPLATE, rolePasswords(secrets))
  await migrate(owner)
  await loadReference(owner)
}

async function dispose(postgres: EmbeddedPostgres, folder: string) {
  await postgres.stop()
  rmSync(postgres.folder, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}

/** A run that was killed leaves its server and folder; the next one ends the server and removes the folder. */
async function reapAbandoned() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    const owner = join(folder, "owner.pid")
    if (!existsSync(owner) || isAlive(Number(readFileSync(owner, "utf8")))) continue
    await reapLeftover(join(folder, "cluster"))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}
