import { renderToStaticMarkup } from "react-dom/server"
import { readFhirDocument } from "@/lib/fhir/document"
import french from "@/messages/fr/fhir.json"
import around from "@/messages/fr/narrative.json"
import { FhirDocument } from "./fhir-document"

const page: Record<string, string> = { ...french.page, ...around }
const say = (key: string, values: Record<string, string | number> = {}) =>
  (page[key] ?? `missing:${key}`).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))

/** What a person reads on a page of a document, in French; every blank is one blank. */
export function pageText(json: unknown, part = 1): string {
  const html = renderToStaticMarkup(
    <FhirDocument
      view={readFhirDocument(json, "fr", part)}
      say={say}
      sayAround={say}
      fileAddress={(place) => `/files/${place}`}
      pageAddress={(to) => `?part=${to}`}
    />,
  )
  return html
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&#x27;", "'")
    .replace(/[\s\u00a0\u202f]+/g, " ")
}
