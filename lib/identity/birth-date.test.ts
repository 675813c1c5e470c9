import { expect, test } from "vitest"
import { knownBirthDate } from "./birth-date"

test.each([
  ["1948-06-14", "1948-06-14"],
  ["19480614", "1948-06-14"],
  ["19480614093000+0200", "1948-06-14"],
  ["1948-06-14T09:30:00Z", "1948-06-14"],
  ["1948-06-00", "1948-06"],
  ["194806", "1948-06"],
  ["1948-00-00", "1948"],
  ["1948", "1948"],
  ["1948-02-29", "1948-02-29"],
  ["1947-02-29", null],
  ["1948-13-01", null],
  ["0000-00-00", null],
  ["48-06-14", null],
  ["14/06/1948", null],
  ["", null],
])("Of the day of birth %j, %j is known", (text, known) => expect(knownBirthDate(text)).toBe(known))
