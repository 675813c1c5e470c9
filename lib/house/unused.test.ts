import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"

const ROOT = join(import.meta.dirname, "../..")
const own = mkdtempSync(join(tmpdir(), "relais-unused-"))
afterAll(() => rmSync(own, { recursive: true }))

/** What knip finds that nothing uses, in its own words; nothing when all is used. */
function unused(folder: string): string {
  const knip = join(ROOT, "node_modules/knip/bin/knip.js")
  const { stdout, stderr } = spawnSync(process.execPath, [knip, "--no-progress", "--no-config-hints", "--directory", folder], {
    encoding: "utf8",
  })
  return stdout + stderr
}

describe("The house", () => {
  it("keeps no file, no export and no package that nothing uses", () => {
    expect(unused(ROOT)).toBe("")
  })

  it("would be told of one", () => {
    const files = {
      "package.json": JSON.stringify({ name: "planted", type: "module", dependencies: { zod: "4" } }),
      "knip.json": JSON.stringify({ entry: ["page.ts"], project: ["*.ts"] }),
      "page.ts": 'import { used } from "./words"\nused()\n',
      "words.ts": "export const used = () => {}\nexport const dead = 1\nexport type Dead = 1\n",
      "lost.ts": "export const lost = 1\n",
    }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text)
    const told = unused(own)
    for (const name of ["lost.ts", "dead", "Dead", "zod"]) expect.soft(told).toContain(name)
    expect(told).not.toContain("used  ")
  })
})
