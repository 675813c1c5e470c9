import { expect, test } from "vitest"
import { documentIdentifier, fewIdentifiers } from "./document-person"

test.each([
  ["1.2.3.4", "1", "1.2.3.4|1"],
  ["urn:oid:1.2.3.4", "1", "1.2.3.4|1"],
  ["1.2.3.4", null, "1.2.3.4"],
  ["urn:ietf:rfc:3986", "urn:oid:1.2.3.4", "1.2.3.4"],
  ["urn:ietf:rfc:3986", "urn:uuid:0B0F4F0E-0000-4000-8000-000000000000", "0b0f4f0e-0000-4000-8000-000000000000"],
  [null, "urn:uuid:0b0f4f0e-0000-4000-8000-000000000000", "0b0f4f0e-0000-4000-8000-000000000000"],
  [null, null, null],
  ["", " ", null],
  ["1.2.3", "x".repeat(300), null],
])("The identifier %j, %j is %j", (system, value, text) => expect(documentIdentifier(system, value)).toBe(text))

test("Identifiers are kept once, ten at most", () => {
  const many = Array.from({ length: 20 }, (_, place) => `1.2.3|${Math.floor(place / 2)}`)
  expect(fewIdentifiers([null, ...many, "1.2.3|11"])).toHaveLength(10)
})
