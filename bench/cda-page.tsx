/** Started by cda.ts: reads and draws one document again and again, and prints what it took. */
import { renderToStaticMarkup } from "react-dom/server"
import { CdaDocument } from "@/components/cda-document/cda-document"
import { readCdaDocument } from "@/lib/cda/document"
import { clinicalDocument, section, structured, table } from "@/lib/cda/examples"
import type { CdaCost } from "./cda"
import { timed } from "./rounds"

const MEGABYTE = 1024 * 1024
const COLUMNS = ["Analyse", "Résultat", "Unité", "Valeurs de référence", "Antériorité"]

/** Two fifths narrative, three fifths entries, as reports of biology are. */
function report(): Buffer {
  const entry = `<entry><observation classCode="OBS" moodCode="EVN"><code code="4548-4" codeSystem="2.16.840.1.113883.6.1" displayName="Hémoglobine A1c"/>
    <statusCode code="completed"/><effectiveTime value="20261019093000+0200"/><value unit="%" value="7.1"/></observation></entry>`
  const rows = Array.from({ length: 40 }, (_, at) => [
    `Analyse numéro ${at}`,
    String(at),
    "mmol/L",
    "de 3,5 à 5,1",
    String(at + 1),
  ])
  const part = (at: number) =>
    section(`Chapitre ${at}`, `<paragraph>Prélèvement veineux.</paragraph>${table(COLUMNS, rows)}`, entry.repeat(33))
  const sections: string[] = []
  for (let size = 0; size < MEGABYTE; size += Buffer.byteLength(sections.at(-1) ?? "")) sections.push(part(sections.length + 1))
  return Buffer.from(clinicalDocument({ body: structured(...sections) }))
}

const bytes = report()
const page = async () => {
  const view = await readCdaDocument(bytes, "fr")
  if (view.body.kind !== "sections" || view.body.isCut) throw new Error("The document is not read whole")
  renderToStaticMarkup(<CdaDocument view={view} say={(key) => key} sayAround={(key) => key} pictureAddress={String} pdf={null} />)
}

for (let warming = 0; warming < 3; warming++) await page()
globalThis.gc?.()
const rest = process.memoryUsage.rss()
const milliseconds: number[] = []
let highest = rest
for (let round = 0; round < Number(process.argv[2]); round++) {
  milliseconds.push(await timed(page))
  highest = Math.max(highest, process.memoryUsage.rss())
}
const cost: CdaCost = { bytes: bytes.length, milliseconds, megabytes: Math.max(0, highest - rest) / MEGABYTE }
console.log(JSON.stringify(cost))
