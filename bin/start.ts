import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { configuration } from "@/lib/platform/configuration"
import { refuseOthersSecrets } from "@/lib/platform/process-configuration"
import { checkDatabase } from "./check-database"
import { runCommand } from "./run-command"
import { serverCommand } from "./server-command"

/** Checks everything that could make serving unsafe, and only then becomes the server. */
async function main() {
  refuseOthersSecrets("portal", process.env)
  const { mode, databaseUrl, requestsInFlight } = configuration()
  if (!databaseUrl) throw new Error("DATABASE_URL must be set: the portal signs in under a role of its own.")
  if (!existsSync(join(import.meta.dirname, "..", process.env.RELAIS_DIST_DIR ?? ".next", "BUILD_ID")))
    throw new Error("The portal is not built yet: run npm run build first.")
  await checkDatabase(databaseUrl, "relais_portal")
  serve({
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    REQUESTS_IN_FLIGHT: String(requestsInFlight),
    // The demo lets anybody be anybody, so it never listens beyond this machine.
    HOST: mode === "demo" ? "127.0.0.1" : (process.env.HOST ?? "127.0.0.1"),
  })
}

function serve(environment: NodeJS.ProcessEnv) {
  const args = ["--disable-warning=ExperimentalWarning", ...serverCommand()]
  // Replacing this process leaves no loader behind in the one that serves, and signals reach it directly.
  if (process.execve && process.platform !== "win32") process.execve(process.execPath, [process.execPath, ...args], environment)
  const child = spawn(process.execPath, args, { env: environment, stdio: "inherit" })
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal))
  child.on("exit", (code) => process.exit(code ?? 1))
}

await runCommand(main)
