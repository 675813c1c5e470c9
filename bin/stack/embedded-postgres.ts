import { type ChildProcess, spawn } from "node:child_process"
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { PlainFault } from "./plain-fault"
import { type Account, enterableFolder, type PostgresPrograms, postgresAccount, postgresPrograms } from "./postgres-account"

type Wanted = {
  /** Folder that holds the cluster; made when absent. */
  folder: string
  /** The superuser's password; the same one at every start of the same folder. */
  password: string
  /** Taken from the system when absent. */
  port?: number
  /** false gives up durability for speed: for tests only. */
  durable?: boolean
}

export type EmbeddedPostgres = {
  port: number
  pid: number
  /** Where the cluster really is: elsewhere than wanted when the postgres account could not enter. */
  folder: string
  url(database?: string): string
  /** Resolves when the server has ended, asked to or not. */
  gone: Promise<void>
  stop(): Promise<void>
}

const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "timezone=UTC",
  "log_timezone=UTC",
]
/**
 * What only tests can do with. A statement is planned once on each connection, for whatever is asked of it: a test asks each a few
 * times, and Postgres would plan it anew the first five times, which takes three times as long as running it.
 */
const NOT_DURABLE = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "autovacuum=off",
  "plan_cache_mode=force_generic_plan",
]
const SUPERUSER = "postgres"

/** Starts a real Postgres server on loopback, initialising its folder first and reaping what a killed one left. */
export async function startPostgres(wanted: Wanted): Promise<EmbeddedPostgres> {
  const account = postgresAccount()
  const programs = await postgresPrograms(account)
  const folder = clusterFolder(wanted.folder, account)
  if (!existsSync(join(folder, "PG_VERSION"))) await initialise(programs, folder, wanted.password, account)
  await reapLeftover(folder)
  for (let attempt = 1; ; attempt++) {
    const port = wanted.port ?? (await freePort())
    const outcome = await launch(programs.postgres, folder, port, wanted.durable ?? true, account)
    if (outcome.ready) return running(outcome.server, folder, port, wanted.password)
    // Backends of a killed server hold its shared memory for a moment, and a free port may be taken meanwhile.
    if (attempt === 10) throw new PlainFault(`Postgres does not start: ${outcome.said.trim().split("\n").at(-1)}`)
    await sleep(500)
  }
}

/** Where the cluster of a folder of data lives: inside it, unless the postgres account cannot enter there. */
export function clusterFolder(folder: string, account = postgresAccount()): string {
  return join(enterableFolder(folder, account), "cluster")
}

async function initialise(programs: PostgresPrograms, folder: string, password: string, account: Account) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const passwordFile = `${folder}.password`
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid)
  const flags = ["--auth=scram-sha-256", `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, "--encoding=UTF8"]
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
  const child = spawn(programs.initdb, [`--pgdata=${folder}`, "--no-instructions", ...flags, ...locale], { ...account, cwd: "/" })
  const said = collect(child)
  const code = await new Promise((done) => child.on("close", done).on("error", () => done(-1)))
  rmSync(passwordFile, { force: true })
  if (code === 0) return
  rmSync(folder, { recursive: true, force: true })
  throw new PlainFault(`Postgres could not make its folder: ${said().trim().split("\n").at(-1)}`)
}

type Outcome = { ready: true; server: ChildProcess } | { ready: false; said: string }

function launch(program: string, folder: string, port: number, durable: boolean, account: Account): Promise<Outcome> {
  const settings = [...SETTINGS, `port=${port}`, ...(durable ? [] : NOT_DURABLE)].flatMap((setting) => ["-c", setting])
  // A process group of its own: Ctrl-C reaches the portal first, and Postgres is stopped last, by us.
  const server = spawn(program, ["-D", folder, ...settings], {
    ...account,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  })
  const said = collect(server)
  return new Promise((done) => {
    server.stderr?.on("data", () => {
      if (said().includes("database system is ready to accept connections")) done({ ready: true, server })
    })
    server.on("error", (error) => done({ ready: false, said: error.message }))
    server.on("exit", () => done({ ready: false, said: said() }))
  })
}

function collect(child: ChildProcess): () => string {
  let text = ""
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-8000)
  }
  child.stdout?.on("data", keep)
  child.stderr?.on("data", keep)
  return () => text
}

function running(server: ChildProcess, folder: string, port: number, password: string): EmbeddedPostgres {
  const gone = new Promise<void>((done) => server.on("exit", () => done()))
  return {
    port,
    pid: server.pid ?? 0,
    folder,
    gone,
    url: (database = "postgres") => `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      // SIGINT is the fast shutdown: sessions are ended, what was committed is on disk.
      if (server.exitCode === null && server.signalCode === null) server.kill("SIGINT")
      await Promise.race([gone, sleep(10_000, undefined, { ref: false })])
      if (server.exitCode === null && server.signalCode === null) server.kill("SIGQUIT")
      await gone
    },
  }
}

/** Ends the server that a killed parent left behind in this folder, and removes a lock file whose server is gone. */
export async function reapLeftover(folder: string) {
  const lock = join(folder, "postmaster.pid")
  if (!existsSync(lock)) return
  const pid = Number.parseInt(readFileSync(lock, "utf8"), 10)
  for (let waited = 0; isServerOf(pid, folder) && waited < 50; waited++) {
    if (waited === 0) process.kill(pid, "SIGINT")
    if (waited === 40) process.kill(pid, "SIGQUIT")
    await sleep(200)
  }
  rmSync(lock, { force: true })
}

function isServerOf(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0)
    const commandLine = `/proc/${pid}/cmdline`
    return !existsSync("/proc/self/cmdline") || readFileSync(commandLine, "utf8").includes(folder)
  } catch {
    return false
  }
}

/** A TCP port that nobody listens on at this moment on loopback. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.on("error", fail)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      const port = address && typeof address === "object" ? address.port : 0
      probe.close(() => done(port))
    })
  })
}
