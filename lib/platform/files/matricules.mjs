/** The matricules INS that a file names where nobody looks at once: in its text, in the papers that stand in it, and in theirs. */
import { readClinicalXml } from "./clinical-xml.mjs"
import { pdfsInCda, pdfsInFhir } from "./inner-pdfs.mjs"
import { filesInPdf } from "./inspect-pdf.mjs"
import { matriculesIn, spent } from "./pdf-matricules.mjs"
import { recognise } from "./recognise.mjs"
import { documentInside } from "./self-presenting.mjs"

/** A report has its PDF, and perhaps those that came with it. */
const MOST_IN_ONE = 5
const MOST_PAPERS = 12
/** A report, the paper that came with it, and what somebody attached to that. */
const DEEPEST = 3
/** Of a processor's time, over all the papers. */
const LONGEST_MS = 9000
/** Most of what looks like a number is none, and whoever asks looks at the key of each. */
const MOST_NUMBERS = 500

const INS = /^(?:urn:oid:)?1\.2\.250\.1\.213\.1\.4\.(?:8|9|10|11)$/
const NUMBER = /^[1-478]\d{4}[\dAB]{2}\d{8}$/

/** The numbers in PDFs, and in the PDFs and the documents that stand in them. */
export async function matriculesOfPdfs(pdfs) {
  const search = new Search()
  await search.lookIntoAll(
    pdfs.map((bytes) => ({ kind: "pdf", bytes })),
    DEEPEST,
  )
  return [...search.found].slice(0, MOST_NUMBERS)
}

class Search {
  found = new Set()
  papers = MOST_PAPERS
  begun = spent()

  async lookIntoAll(papers, depth) {
    for (const { kind, bytes } of papers.slice(0, MOST_IN_ONE)) {
      if (depth === 0 || this.papers === 0 || spent() - this.begun > LONGEST_MS) return
      this.papers--
      await this.lookInto(kind, bytes, depth)
    }
  }

  async lookInto(kind, bytes, depth) {
    if (kind === "pdf") {
      for (const number of await matriculesIn(bytes)) this.found.add(number)
      await this.lookIntoAll(await attachedTo(bytes), depth - 1)
      return
    }
    const { numbers, pdfs } = await (kind === "cda" ? readCda(bytes) : readFhir(bytes))
    for (const number of numbers) if (NUMBER.test(number)) this.found.add(number)
    await this.lookIntoAll(
      pdfs.map((pdf) => ({ kind: "pdf", bytes: pdf })),
      depth - 1,
    )
  }
}

/** What is attached to a PDF and may say for whom it is; what cannot be read says nothing of anybody. */
async function attachedTo(bytes) {
  const files = await orNothing(() => filesInPdf(bytes), [])
  const papers = []
  for (const file of files) {
    const kind = await orNothing(() => recognise(file), "unknown")
    if (["pdf", "cda", "fhir"].includes(kind)) papers.push({ kind, bytes: file })
  }
  return papers
}

const NOTHING = { numbers: [], pdfs: [] }

const readCda = (bytes) =>
  orNothing(async () => {
    const root = documentInside(await readClinicalXml(bytes))
    const ids = allAt(root, "recordTarget", "patientRole", "id").map(({ attributes }) => attributes)
    const numbers = ids.flatMap(({ root: system, extension = "" }) => (INS.test(system) ? [extension.trim()] : []))
    return { numbers, pdfs: pdfsInCda(root) }
  }, NOTHING)

const readFhir = (bytes) =>
  orNothing(() => {
    const bundle = JSON.parse(new TextDecoder().decode(bytes))
    const patients = bundle.entry.map(({ resource }) => resource).filter((one) => one?.resourceType === "Patient")
    const ids = patients.flatMap(({ identifier }) => identifier ?? [])
    const numbers = ids.flatMap(({ system, value }) => (INS.test(system) ? [String(value).trim()] : []))
    return { numbers, pdfs: pdfsInFhir(bundle) }
  }, NOTHING)

function allAt(element, ...path) {
  let found = [element]
  for (const name of path) found = found.flatMap((one) => one.children.filter((child) => child.name === name))
  return found
}

/** Memory that runs out is no matter of the file that is looked into. */
async function orNothing(read, nothing) {
  try {
    return await read()
  } catch (error) {
    if (error instanceof RangeError) throw error
    return nothing
  }
}
