import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3"
import type { S3Settings } from "../bucket"

const SERVERS = ["account", "container", "object", "proxy"] as const
type Server = (typeof SERVERS)[number]
const PACKAGES = [...SERVERS.map((server) => `swift-${server}`), "memcached"]
const PROGRAM = (server: Server) => `/usr/bin/swift-${server}-server`
/** Where Swift looks for the words that its placing of objects is salted with. */
const SALT = "/etc/swift/swift.conf"
const ACCOUNT = { accessKeyId: "test:tester", secretAccessKey: "testing" }

/** OpenStack Swift with its s3api, from Debian, in a folder and at ports of its own: a whole server of objects that others wrote and run. */
export async function startSwift(): Promise<{ settings: S3Settings; stop(): Promise<void> }> {
  install()
  const folder = mkdtempSync(path.join(tmpdir(), "relais-swift-"))
  const ports = Object.fromEntries(await Promise.all([...SERVERS, "memcached"].map(async (name) => [name, await freePort()])))
  const started: ChildProcess[] = []
  const stop = async () => {
    await Promise.all(started.map(end))
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    placeObjects(folder, ports)
    started.push(
      spawn("/usr/bin/memcached", ["-u", "root", "-l", "127.0.0.1", "-p", String(ports.memcached)], { stdio: "ignore" }),
    )
    for (const server of SERVERS) {
      const file = path.join(folder, `${server}-server.conf`)
      writeFileSync(file, settingsOf(server, folder, ports))
      started.push(spawn(PROGRAM(server), [file], { stdio: "ignore" }))
    }
    const settings = { endpoint: `http://127.0.0.1:${ports.proxy}`, region: "us-east-1", bucket: "relais-objects", ...ACCOUNT }
    const whole = { ...settings, forcePathStyle: true, prefix: "" }
    await makeBucket(whole)
    return { settings: whole, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Debian's, installed where they are not there yet, as the browser of the tests is. */
function install() {
  if (SERVERS.every((server) => existsSync(PROGRAM(server)))) return salt()
  const quiet = { encoding: "utf8", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const
  spawnSync("apt-get", ["update"], quiet)
  const { status, stderr } = spawnSync("apt-get", ["install", "-y", "--no-install-recommends", ...PACKAGES], quiet)
  if (status !== 0) throw new Error(`OpenStack Swift comes from Debian, and this test installs it as root: ${stderr}`)
  salt()
}

function salt() {
  if (existsSync(SALT)) return
  mkdirSync(path.dirname(SALT), { recursive: true })
  writeFileSync(SALT, "[swift-hash]\nswift_hash_path_suffix = relais\nswift_hash_path_prefix = relais\n")
}

/** One disk, one copy: three rings that say so. */
function placeObjects(folder: string, ports: Record<string, number>) {
  mkdirSync(path.join(folder, "devices/one"), { recursive: true })
  for (const server of ["account", "container", "object"]) {
    const ring = (...args: string[]) => run("swift-ring-builder", [path.join(folder, `${server}.builder`), ...args])
    ring("create", "4", "1", "0")
    ring("add", `r1z1-127.0.0.1:${ports[server]}/one`, "1")
    ring("rebalance")
  }
}

function run(program: string, args: string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" })
  // A ring of one disk is balanced with a warning.
  if (status !== 0 && status !== 1) throw new Error(`${program} ${args.join(" ")}: ${stdout} ${stderr}`)
}

function settingsOf(server: Server, folder: string, ports: Record<string, number>): string {
  const place = [`bind_ip = 127.0.0.1`, `bind_port = ${ports[server]}`, "workers = 0", "user = root", `swift_dir = ${folder}`]
  const common = ["[DEFAULT]", ...place, "log_level = ERROR"]
  if (server !== "proxy") {
    const disk = [`devices = ${path.join(folder, "devices")}`, "mount_check = false"]
    const pipeline = ["[pipeline:main]", `pipeline = ${server}-server`, `[app:${server}-server]`, `use = egg:swift#${server}`]
    return [...common, ...disk, ...pipeline].join("\n")
  }
  return [
    ...common,
    "[pipeline:main]",
    "pipeline = catch_errors proxy-logging cache s3api tempauth slo proxy-server",
    ...["catch_errors", "slo"].flatMap((name) => [`[filter:${name}]`, `use = egg:swift#${name}`]),
    ...["[filter:proxy-logging]", "use = egg:swift#proxy_logging"],
    ...["[filter:cache]", "use = egg:swift#memcache", `memcache_servers = 127.0.0.1:${ports.memcached}`],
    ...["[filter:s3api]", "use = egg:swift#s3api", "location = us-east-1"],
    ...["[filter:tempauth]", "use = egg:swift#tempauth", `user_test_tester = ${ACCOUNT.secretAccessKey} .admin`],
    ...["[app:proxy-server]", "use = egg:swift#proxy", "allow_account_management = true", "account_autocreate = true"],
  ].join("\n")
}

/** Five servers of Python start as slowly as the machine is busy: what does not come in three minutes does not come. */
const MOST_ATTEMPTS = 900

async function makeBucket({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Settings) {
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  })
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(new CreateBucketCommand({ Bucket: bucket }))
      return
    } catch (error) {
      if (attempt === MOST_ATTEMPTS) throw error
      await sleep(200)
    }
  }
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once("exit", done))
  child.kill("SIGKILL")
  await gone
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => done(typeof address === "object" && address ? address.port : 0))
    })
  })
}
