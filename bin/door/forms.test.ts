import { describe, expect, test } from "vitest"
import { isWholeForm } from "./forms"
import { ACTION } from "./testing"

const KNOWN = new Set([ACTION])
const BORDER = "----border"

function multipart(fields: Record<string, string>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BORDER}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${parts.join("")}--${BORDER}--\r\n`
}
const type = { "content-type": `multipart/form-data; boundary=${BORDER}` }
const plain = (fields: Record<string, string>) => isWholeForm(type, Buffer.from(multipart(fields)), KNOWN)
const byScript = (fields: Record<string, string>, action = ACTION) =>
  isWholeForm({ ...type, "next-action": action }, Buffer.from(multipart(fields)), KNOWN)

const STATE = '[{"values":{"title":"$$1.20"},"fieldErrors":{},"formError":"$undefined"}]'
const DRAWN = { $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${ACTION}","bound":"$@1"}`, "$ACTION_1:1": STATE, $ACTION_KEY: "k1" }

describe("A form of ours is let in", () => {
  test("of one button, of fields with what came before, and sent by a script", async () => {
    expect(await plain({ [`$ACTION_ID_${ACTION}`]: "", patientId: "1" })).toBe(true)
    expect(await plain({ ...DRAWN, title: "$@9" })).toBe(true)
    expect(await byScript({ "1_title": "$@9", "0": `[${STATE.slice(1, -1)},"$K1"]` })).toBe(true)
  })

  test("whatever it is when it is no such form", async () => {
    expect(await isWholeForm({ "content-type": "application/json" }, Buffer.from("{"), KNOWN)).toBe(true)
  })
})

describe("A form is not let in", () => {
  test.each([60, 120])("that was cut after %d bytes", async (length) => {
    const cut = multipart({ [`$ACTION_ID_${ACTION}`]: "", patientId: "1".repeat(200) }).slice(0, length)
    expect(await isWholeForm(type, Buffer.from(cut), KNOWN)).toBe(false)
  })

  test.each<[string, Record<string, string>]>([
    ["an action of nobody's", { [`$ACTION_ID_${"b".repeat(42)}`]: "" }],
    ["an action of no form", { $ACTION_nonsense: "" }],
    ["a reference to nothing", { $ACTION_REF_1: "" }],
    ["a reference that is no JSON", { ...DRAWN, "$ACTION_1:0": "{" }],
    ["a reference to an action of nobody's", { ...DRAWN, "$ACTION_1:0": '{"id":"00","bound":null}' }],
    ["a state that is no JSON", { ...DRAWN, "$ACTION_1:1": "[{" }],
    ["a state that names what is not there", { ...DRAWN, "$ACTION_1:1": '["$@7"]' }],
    ["a state of things that no form of ours has", { ...DRAWN, "$ACTION_1:1": '["$Q2"]' }],
    ["a state deeper than any", { ...DRAWN, "$ACTION_1:1": "[".repeat(50) + "]".repeat(50) }],
  ])("that names %s", async (_, fields) => {
    expect(await plain(fields)).toBe(false)
  })

  test("of a script that names an action of nobody's, or speaks of what is not there", async () => {
    expect(await byScript({ "0": "[]" }, "b".repeat(42))).toBe(false)
    expect(await byScript({ "0": '["$1"]' })).toBe(false)
    expect(await byScript({ "0": "nonsense" })).toBe(false)
  })
})
