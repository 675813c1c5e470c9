import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { seed } from "@/bin/seed"
import { ensureBuilt } from "@/bin/stack/build"
import { takeDataFolder } from "@/bin/stack/data-folder"
import { freePort } from "@/bin/stack/embedded-postgres"
import { startStack } from "@/bin/stack/stack"

declare module "vitest" {
  interface ProvidedContext {
    environment: Record<string, string>
  }
}

const ROOT = join(import.meta.dirname, "../..")
const NAMES = ["RELAIS_URL", "SUPERUSER_DATABASE_URL"]

/** The stack that stands already, or one of its own for whoever runs these tests alone. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (NAMES.every((name) => process.env[name])) {
    project.provide("environment", {})
    return
  }
  await ensureBuilt(() => {})
  const { folder, release } = takeDataFolder(join(ROOT, ".test/http"))
  const ports = { port: await freePort(), identityPort: await freePort() }
  const stack = await startStack({ folder, ...ports, durable: false, seed })
  project.provide("environment", stack.environment)
  return async () => {
    await stack.stop()
    release()
  }
}
