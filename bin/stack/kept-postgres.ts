import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { freePort, startPostgres } from "./embedded-postgres"
import type { Secrets } from "./secrets"

/** The demo's Postgres: always at the same port while the demo runs, and started again when something kills it. */
export async function keepPostgres(folder: string, secrets: Secrets, durable: boolean) {
  const port = await freePort()
  let stopping = false
  const start = async () => {
    const server = await startPostgres({ folder, password: secrets.postgres, port, durable })
    writeFileSync(join(folder, "postgres.pid"), String(server.pid))
    return server
  }
  let server = await start()
  let watched = watch()
  async function watch() {
    while (!stopping) {
      await server.gone
      if (!stopping) server = await start()
    }
  }
  watched = watched.catch((error: Error) => console.error(error.message))
  return {
    port,
    superuserUrl: server.url(),
    stop: async () => {
      stopping = true
      await server.stop()
      await watched
    },
  }
}
