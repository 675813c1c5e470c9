// Starts one of our programs from a fresh clone: plain JavaScript for the machine's own Node, which may be older than ours.
import { spawn, spawnSync } from "node:child_process"
import { accessSync, constants, existsSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, "node_modules")
const OLDEST_NODE = 20

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

function refuseOldNode() {
  const version = process.versions.node
  if (Number.parseInt(version, 10) < OLDEST_NODE) fail(`Relais needs Node ${OLDEST_NODE} or later; this is Node ${version}.`)
}

/** npm writes its own copy of the lock file last, so a copy older than ours means an install that is missing or unfinished. */
function isInstalled() {
  const written = join(modules, ".package-lock.json")
  return existsSync(written) && statSync(written).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs
}

function install() {
  try {
    accessSync(existsSync(modules) ? modules : root, constants.W_OK)
  } catch {
    fail(`Relais cannot write into ${root}: nothing can be installed there.`)
  }
  console.log("Installing what Relais needs; this takes a minute or two…")
  // Not `npm ci`: that one refuses the lock file where a registry lacks the binaries of other systems.
  const flags = ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]
  const npm = process.env.npm_execpath
  const done = npm
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, encoding: "utf8" })
    : spawnSync("npm", flags, { cwd: root, encoding: "utf8", shell: process.platform === "win32" })
  if (done.status === 0) return
  console.error(done.stdout ?? "", done.stderr ?? "")
  fail("The packages that Relais needs could not be installed; what npm said stands above.")
}

function findNode() {
  const node = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node")
  if (!existsSync(node))
    fail("The Node that comes with Relais is missing: let npm run install scripts, then remove node_modules and start again.")
  return node
}

function run(program, args) {
  const options = ["--conditions=react-server", "--import", "tsx"]
  const child = spawn(findNode(), [...options, join(root, program), ...args], { cwd: root, stdio: "inherit" })
  // A Ctrl-C reaches the child too; this process only waits until it has put everything away.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  child.on("error", (error) => fail(`Relais could not be started: ${error.message}.`))
  child.on("exit", (code, signal) => process.exit(signal ? 1 : code))
}

refuseOldNode()
if (!isInstalled()) install()
const [program, ...args] = process.argv.slice(2)
run(program, args)
