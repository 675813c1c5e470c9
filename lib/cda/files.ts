import { allAt, at, attribute, elementsOf, listNamed, type XmlElement } from "@/lib/narrative/element"
import type { NarrativeNode, NarrativePicture } from "@/lib/narrative/schema"
import { wordsOf } from "./codes"
import { isFile, readPicture } from "./media"

/** A file of a structured body: what holds it, its section, and what the statement around it is called. */
type HeldFile = { id: number; holder: XmlElement; value: XmlElement | null; section: XmlElement | null; name: string | null }
type Around = Pick<HeldFile, "section" | "name"> & { isEntry: boolean }

/** Every file of a structured body, in the order of the document: `observationMedia`, and what a statement holds as a value or a text. */
export function listFiles(root: XmlElement): HeldFile[] {
  const found: Omit<HeldFile, "id">[] = []
  const open: { element: XmlElement; around: Around }[] = [
    { element: root, around: { section: null, name: null, isEntry: false } },
  ]
  for (let next = open.pop(); next; next = open.pop()) {
    const { element } = next
    const around = aroundIn(element, next.around)
    const { section, name, isEntry } = around
    for (const value of valuesIn(element, isEntry)) found.push({ holder: element, value, section, name })
    open.push(
      ...elementsOf(element)
        .map((inner) => ({ element: inner, around }))
        .reverse(),
    )
  }
  return found.map((file, id) => ({ id, ...file }))
}

function aroundIn(element: XmlElement, { section, name, isEntry }: Around): Around {
  if (element.name === "section") return { section: element, name: null, isEntry: false }
  return { section, name: wordsOf(at(element, "code")) ?? name, isEntry: isEntry || element.name === "entry" }
}

function valuesIn(element: XmlElement, isEntry: boolean): (XmlElement | null)[] {
  if (element.name === "observationMedia") return [at(element, "value")]
  return isEntry ? elementsOf(element).filter((child) => ["value", "text"].includes(child.name) && isFile(child)) : []
}

/** The files of one structured body: those that its narratives call, and those that none of them does. */
export class DocumentFiles {
  private readonly uncalled: Map<XmlElement | null, HeldFile[]>
  private readonly places = new Map<string, HeldFile>()
  private readonly read = new Map<HeldFile, NarrativePicture>()

  constructor(root: XmlElement) {
    const files = listFiles(root)
    const held = new Map(files.map((file) => [file.holder, file]))
    for (const file of files) this.place(file.holder, file)
    for (const region of listNamed(root, "regionOfInterest"))
      this.place(region, held.get(listNamed(region, "observationMedia")[0] ?? region))
    const called = new Set(callsIn(root).map((reference) => this.places.get(reference)))
    this.uncalled = Map.groupBy(
      files.filter((file) => !called.has(file)),
      ({ section }) => section,
    )
  }

  /** What a narrative calls by its ID: a file, or a region of one; the first of two with the same ID is the one. */
  find(reference: string): NarrativePicture {
    const file = this.places.get(reference)
    return file ? this.pictureOf(file) : { refused: "missing" }
  }

  /** The files of a section, without those of the sections in it, that no narrative calls: each under its name. */
  uncalledIn(section: XmlElement): NarrativeNode[] {
    return (this.uncalled.get(section) ?? []).map((file) => ({
      kind: "picture",
      anchor: null,
      picture: this.pictureOf(file),
      caption: file.name ? [{ kind: "text", text: file.name }] : [],
    }))
  }

  private place(element: XmlElement, file: HeldFile | undefined): void {
    const id = attribute(element, "ID")
    if (id && file && !this.places.has(id)) this.places.set(id, file)
  }

  private pictureOf(file: HeldFile): NarrativePicture {
    const known = this.read.get(file) ?? readPicture(file.value, file.id)
    this.read.set(file, known)
    return known
  }
}

/** What the narratives of the sections call. */
function callsIn(root: XmlElement): string[] {
  const texts = listNamed(root, "section").flatMap((section) => allAt(section, "text"))
  const calls = texts.flatMap((text) => listNamed(text, "renderMultiMedia"))
  return calls.flatMap(({ attributes }) => (attributes.referencedObject ?? "").split(/\s+/))
}
