import { describe, expect, it } from "vitest"
import { readCdaDocument } from "./document"
import { clinicalDocument, section, structured } from "./examples"

/** The line of an observation that holds this, in a section without words. */
async function lineOf(inside: string) {
  const entry = `<entry><observation classCode="OBS" moodCode="EVN"><code code="1" displayName="Examen"/>${inside}</observation></entry>`
  const { body } = await readCdaDocument(Buffer.from(clinicalDocument({ body: structured(section("A", "", entry)) })), "fr")
  return body.kind === "sections" && body.sections[0]?.coded?.join(" | ")
}

describe("A coded result without words around it", () => {
  it.each([
    ["a tiny one", '<value xsi:type="PQ" value="0.0001" unit="mg/L"/>', "0.0001 mg/L"],
    ["a tiny one without unit", '<value value="0.00001234"/>', "0.00001234"],
    ["one that begins with a point", '<value xsi:type="PQ" value=".5" unit="mg"/>', ".5 mg"],
    ["a great count", '<value value="12500000"/>', "12500000"],
    ["a count that could be a day, but is told to be none", '<value xsi:type="INT" value="20240104"/>', "20240104"],
    ["less than", '<value xsi:type="IVL_PQ"><high value="5" unit="mg/L" inclusive="false"/></value>', "<\u00a05 mg/L"],
    ["at most", '<value xsi:type="IVL_PQ"><low nullFlavor="NINF"/><high value="5" unit="mg/L"/></value>', "≤\u00a05 mg/L"],
    ["more than", '<value xsi:type="IVL_PQ"><low value="5" unit="mg/L" inclusive="false"/></value>', ">\u00a05 mg/L"],
    ["at least", '<value xsi:type="IVL_PQ"><low value="5"/></value>', "≥\u00a05"],
    ["between", '<value xsi:type="IVL_PQ"><low value="5" unit="g"/><high value="6" unit="g"/></value>', "5 g – 6 g"],
    ["a ratio", '<value xsi:type="RTO"><numerator value="1"/><denominator value="128"/></value>', "1 / 128"],
    ["a count of a program's unit", '<value xsi:type="PQ" value="250" unit="10*3/uL"/>', "250 10³/µL"],
    ["an age", '<value xsi:type="PQ" value="42" unit="a"/>', "42 ans"],
    ["a mere number", '<value xsi:type="PQ" value="3" unit="1"/>', "3"],
    [
      "a unit as its author calls it",
      '<value xsi:type="PQ" value="5" unit="[iU]/L"><translation value="5" displayName="unités par litre"/></value>',
      "5 unités par litre",
    ],
    [
      "a unit that is called otherwise of another number",
      '<value xsi:type="PQ" value="5" unit="mmol/L"><translation value="0.9" displayName="g/L"/></value>',
      "5 mmol/L",
    ],
    ["no", '<value xsi:type="BL" value="false"/>', "non"],
    ["yes", '<value xsi:type="BL" value="true"/>', "oui"],
    ["a year", '<value xsi:type="TS" value="2015"/>', "2015"],
    ["a month", '<value xsi:type="TS" value="201503"/>', "mars 2015"],
    ["a day without type", '<value value="20150311"/>', "11 mars 2015"],
    ["a code that has no word", '<value xsi:type="CD" code="260385009"/>', "un résultat que nous ne savons pas dire"],
    ["one that nobody knows", '<value xsi:type="CD" nullFlavor="UNK"/>', "valeur inconnue"],
    ["how it is judged", '<value value="9"/><interpretationCode code="H" displayName="élevé"/>', "9, élevé"],
    ["a month of the act", '<effectiveTime value="201503"/>', "mars 2015"],
    ["a begin alone", '<effectiveTime><low value="2015"/></effectiveTime>', "début\u00a0: 2015"],
    ["an end alone", '<effectiveTime><high value="20150311"/></effectiveTime>', "fin\u00a0: 11 mars 2015"],
    ["both ends", '<effectiveTime><low value="2015"/><high value="201603"/></effectiveTime>', "2015 – mars 2016"],
    ["how often", '<effectiveTime xsi:type="PIVL_TS"><period value="12" unit="h"/></effectiveTime>', "toutes les 12 heures"],
    ["each day", '<effectiveTime xsi:type="PIVL_TS"><period value="1" unit="d"/></effectiveTime>', "tous les jours"],
  ])("says %s", async (_, inside, said) => {
    expect(await lineOf(inside)).toBe(`Examen, ${said}`)
  })
})
