import { createServer } from "node:net"
import { ensureBuilt } from "@/bin/stack/build"
import { emptyDataFolder, takeDataFolder } from "@/bin/stack/data-folder"
import { PlainFault } from "@/bin/stack/plain-fault"
import { startStack } from "@/bin/stack/stack"
import { CAST } from "@/demo/cast"
import { runCommand } from "./run-command"
import { seed } from "./seed"

/** Everything that is needed to try Relais, on this machine alone, until Ctrl-C. */
async function main() {
  const port = readPort("PORT", 3000)
  const identityPort = readPort("IDENTITY_PORT", 3001)
  await refuseTakenPort(port, "PORT")
  await refuseTakenPort(identityPort, "IDENTITY_PORT")
  const { folder, release } = takeDataFolder(process.env.RELAIS_DATA ?? ".relais")
  const stopped = untilStopped()
  try {
    if (process.argv.includes("--fresh")) emptyDataFolder(folder)
    await ensureBuilt(console.log)
    if (stopped.asked()) return
    const stack = await startStack({ folder, port, identityPort, say: console.log, seed })
    if (!stopped.asked()) sayReady(stack.portalUrl)
    await stopped.wait
    console.log("\nStopping…")
    await stack.stop()
  } finally {
    release()
  }
}

function readPort(name: string, otherwise: number): number {
  const port = Number(process.env[name] || otherwise)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new PlainFault(`${name} must be a port number between 1 and 65535, not ${process.env[name]}.`)
}

async function refuseTakenPort(port: number, name: string) {
  for (const host of ["127.0.0.1", "::1"]) {
    const code = await tryPort(port, host)
    if (code === "EADDRINUSE")
      throw new PlainFault(`The port ${port} is taken: stop what uses it, or set ${name} to another one.`)
    if (code === "EACCES") throw new PlainFault(`The port ${port} may not be opened by this account: set ${name} to another one.`)
  }
}

function tryPort(port: number, host: string): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once("error", (error: NodeJS.ErrnoException) => done(error.code))
    probe.listen(port, host, () => probe.close(() => done(undefined)))
  })
}

function untilStopped() {
  let asked = false
  const wait = new Promise<void>((stop) => {
    const ask = () => {
      asked = true
      stop()
    }
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask)
  })
  return { wait, asked: () => asked }
}

function sayReady(portalUrl: string) {
  const rows = CAST.map(({ displayName, face, description }) => [displayName, face, description.fr])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  console.log(`Relais is ready at ${portalUrl}\n`)
  console.log("Who can sign in, with one click:")
  for (const [name = "", face = "", what] of rows)
    console.log(`  ${name.padEnd(widths[0] ?? 0)}  ${face.padEnd(widths[1] ?? 0)}  ${what}`)
  console.log(`\nThe mails of the demo are at ${portalUrl}/demo/mail. Ctrl-C stops everything.`)
}

await runCommand(main)
