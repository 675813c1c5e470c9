/** A document of one section that refers to one resource. */
export function documentWith(
  resource: Record<string, unknown>,
  section: Record<string, unknown> = {},
  others: Record<string, unknown>[] = [],
) {
  const entry = { reference: `${resource.resourceType}/1` }
  const composition = {
    resourceType: "Composition",
    status: "final",
    type: { coding: [{ system: "http://loinc.org", code: "60591-5" }] },
    subject: { reference: "Patient/p" },
    date: "2026-02-03T08:05:00+01:00",
    section: [{ title: "Section", entry: [entry], ...section }],
  }
  const resources = [
    composition,
    { resourceType: "Patient", id: "p", name: [{ family: "Martin", given: ["Léa"] }] },
    { id: "1", ...resource },
  ]
  return { resourceType: "Bundle", type: "document", entry: [...resources, ...others].map((content) => ({ resource: content })) }
}
