import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, expect, test } from "vitest"

const folder = mkdtempSync(path.join(tmpdir(), "relais-sweeping-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a portal does when it starts, with files of the clear left there by processes of these numbers. */
function startWith(...owners: (number | "own")[]) {
  const left = owners.map((owner) => path.join(folder, `relais-scratch-${owner}-${owners.indexOf(owner)}`))
  for (const place of left) mkdirSync(place)
  const source = `
    import { renameSync, writeFileSync } from "node:fs"
    import { sweepScratch } from ${JSON.stringify(path.join(import.meta.dirname, "scratch.ts"))}
    const own = ${JSON.stringify(path.join(folder, "relais-scratch-own-0"))}
    try { renameSync(own, own.replace("own", String(process.pid))) } catch {}
    sweepScratch()`
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", source], {
    env: { ...process.env, TMPDIR: folder, NODE_OPTIONS: "" },
    encoding: "utf8",
  })
  expect(stderr.replace(/.*Warning.*\n/g, "")).toBe("")
  expect(status).toBe(0)
  return left
}

test("What a killed portal left in the clear is gone once the next one has started, even under the same number", () => {
  const ended = spawnSync(process.execPath, ["--eval", ""]).pid
  const [own = "", gone = ""] = startWith("own", ended)
  expect([existsSync(own), existsSync(gone)]).toEqual([false, false])
  expect(spawnSync("ls", [folder], { encoding: "utf8" }).stdout).toBe("")
})

test("What another portal of this machine is receiving stays", () => {
  const [alive = ""] = startWith(process.pid)
  writeFileSync(path.join(alive, "file"), "")
  expect(existsSync(path.join(alive, "file"))).toBe(true)
})

test("Two builds of one process, pages and actions, leave each other's folder alone", async () => {
  const copies = await Promise.all(["pages", "actions"].map((build) => import(/* @vite-ignore */ `./scratch.ts?${build}`)))
  const folders: string[] = copies.map(({ scratchFolder }) => scratchFolder())
  expect(new Set(folders).size).toBe(2)
  expect(folders.map((made) => existsSync(made))).toEqual([true, true])
})
