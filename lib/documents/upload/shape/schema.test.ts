import { describe, expect, test } from "vitest"
import { filesIn, filesShape } from "./schema"

const LIMITS = { files: 3, fileBytes: 1000, bodyBytes: 2500 }
const file = (bytes: number, name = "a.pdf") => new File([new Uint8Array(bytes)], name)

function chosen(...files: File[]): FormData {
  const data = new FormData()
  for (const one of files) data.append("files", one)
  return data
}

describe("The files that a person chose", () => {
  test.each([
    ["none", [file(0, "")], "deposit.no_file"],
    ["one and an empty camera", [file(10), file(0, "")], undefined],
    ["an empty one", [file(0)], "deposit.empty"],
    ["one of exactly the weight allowed", [file(1000)], undefined],
    ["one too heavy by a byte", [file(1001)], "deposit.too_large"],
    ["three too heavy together", [file(900), file(900), file(900)], "deposit.too_large_together"],
    ["as many as allowed", [file(1), file(1), file(1)], undefined],
    ["one too many", [file(1), file(1), file(1), file(1)], "deposit.too_many"],
  ])("%s", (_, files, code) => {
    const { error } = filesShape(LIMITS).safeParse(filesIn(chosen(...files)))
    expect(error?.issues[0]?.message).toBe(code)
  })
})
