import { describe, expect, it } from "vitest"
import { sayUnit } from "./units"

describe("A unit that a program wrote is said as people write it", () => {
  it.each([
    ["10*3/uL", "10³/µL", "10³/µL"],
    ["10*9/L", "10⁹/L", "10⁹/L"],
    ["10^-6", "10⁻⁶", "10⁻⁶"],
    ["[iU]/L", "UI/L", "IU/L"],
    ["m[iU]/L", "mUI/L", "mIU/L"],
    ["u[IU]/mL", "µUI/mL", "µIU/mL"],
    ["mm[Hg]", "mmHg", "mmHg"],
    ["cm[H2O]", "cmH₂O", "cmH₂O"],
    ["Cel", "°C", "°C"],
    ["[degF]", "°F", "°F"],
    ["ug/mL", "µg/mL", "µg/mL"],
    ["umol/L", "µmol/L", "µmol/L"],
    ["mmol/L", "mmol/L", "mmol/L"],
    ["meq/L", "mEq/L", "mEq/L"],
    ["mosm/kg", "mOsm/kg", "mOsm/kg"],
    ["kg/m2", "kg/m²", "kg/m²"],
    ["L-1", "L⁻¹", "L⁻¹"],
    ["N.m", "N.m", "N.m"],
    ["mg.h/L", "mg·h/L", "mg·h/L"],
    ["/min", "/min", "/min"],
    ["1/min", "/min", "/min"],
    ["mL/min/{1.73_m2}", "mL/min/1,73 m²", "mL/min/1.73 m²"],
    ["/[HPF]", "/champ", "/field"],
    ["/d", "par jour", "a day"],
    ["mg/d", "mg/jour", "mg/day"],
    ["g/(24.h)", "g/24 h", "g/24 h"],
    ["mg/g{creat}", "mg/g\u00a0de créatinine", "mg/g\u00a0of creatinine"],
    ["{copies}/mL", "copies/mL", "copies/mL"],
    ["{beats}/min", "battements/min", "beats/min"],
    ["{score}", "", ""],
    ["1", "", ""],
    ["%", "%", "%"],
    ["%{Hb}", "%\u00a0Hb", "%\u00a0Hb"],
    ["{red_spots}", "red spots", "red spots"],
    ["[foo_us]/L", "foo us/L", "foo us/L"],
  ])("%s", (code, french, english) => {
    expect(sayUnit(code, 5, "fr")).toBe(french)
    expect(sayUnit(code, 5, "en")).toBe(english)
  })

  it.each([
    ["a", 1, "an", "year"],
    ["a", 42, "ans", "years"],
    ["d", 1.5, "jour", "days"],
    ["min", 30, "minutes", "minutes"],
    ["{tbl}", 2, "comprimés", "tablets"],
  ])("%s with %d, in its number", (code, amount, french, english) => {
    expect(sayUnit(code, amount, "fr")).toBe(french)
    expect(sayUnit(code, amount, "en")).toBe(english)
  })

  it.each(["UI/L", "U.I./L", "mmHg", "comprimé sécable", "G/L", "mg.", "mot12", "µg/mL", "x10E3/µL", "a.m."])(
    "and what a person wrote stays: %s",
    (words) => {
      expect(sayUnit(words, 5, "fr")).toBe(words)
    },
  )
})
