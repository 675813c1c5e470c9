import { spawn, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { scanWithClamd } from "./clamd"
import { plainPdf } from "./fixtures"

const CLAMD = "/usr/sbin/clamd"
/** The harmless file that every scanner must find (EICAR, 2003), in two parts so that none finds this test. */
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("")

const folder = mkdtempSync(join(tmpdir(), "relais-clamd-"))
let host: string
let scanner: ReturnType<typeof spawn>

beforeAll(async () => {
  installScanner()
  const port = await freePort()
  host = `127.0.0.1:${port}`
  // A list of one virus: the real lists are large, and not what is tried here.
  const digest = createHash("md5").update(EICAR).digest("hex")
  writeFileSync(join(folder, "relais.hdb"), `${digest}:${EICAR.length}:Eicar-Test\n`)
  const settings = [
    `DatabaseDirectory ${folder}`,
    `TCPSocket ${port}`,
    "TCPAddr 127.0.0.1",
    "Foreground yes",
    "StreamMaxLength 25M",
  ]
  writeFileSync(join(folder, "clamd.conf"), `${settings.join("\n")}\n`)
  chmodSync(folder, 0o755)
  scanner = spawn(CLAMD, ["--config-file", join(folder, "clamd.conf")], { stdio: "ignore" })
  await untilReady()
}, 600_000)

afterAll(() => {
  scanner?.kill("SIGKILL")
  rmSync(folder, { recursive: true, force: true })
})

async function untilReady() {
  const file = given("ready", "ready")
  for (let attempt = 0; attempt < 600; attempt++) {
    if ((await scanWithClamd(host, file).catch(() => "away")) === "clean") return
    await sleep(100)
  }
  throw new Error("clamd did not come up")
}

/** Debian's, installed where it is not there yet, as the browser of the tests is. */
function installScanner() {
  if (existsSync(CLAMD)) return
  const quiet = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const
  spawnSync("apt-get", ["update"], quiet)
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "clamav-daemon"], quiet)
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => done(typeof address === "object" && address ? address.port : 0))
    })
  })

function given(name: string, bytes: string | Buffer): string {
  const file = join(folder, `${name}.bin`)
  writeFileSync(file, bytes)
  return file
}

test("A real clamd finds the file that every scanner must find, and lets a letter and twenty megabytes pass", async () => {
  expect(await scanWithClamd(host, given("eicar", EICAR))).toBe("infected")
  expect(await scanWithClamd(host, given("letter", plainPdf()))).toBe("clean")
  expect(await scanWithClamd(host, given("large", Buffer.alloc(20 * 1024 * 1024, 7)))).toBe("clean")
})

test("A real clamd that is stopped is away, and nothing passes for clean", async () => {
  const ended = new Promise((done) => scanner.once("exit", done))
  scanner.kill("SIGKILL")
  await ended
  await expect(scanWithClamd(host, given("letter", plainPdf()))).rejects.toThrow()
})
