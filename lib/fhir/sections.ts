import { readEntry, readFound } from "./entries"
import { extensionsOf } from "./extensions"
import { restrictionsOf } from "./labels"
import { unknownModifiersAt } from "./modifiers"
import { type Node, nodeAt, nodesAt, textAt } from "./node"
import { whoIs } from "./people"
import { leftOut, type Reading } from "./reading"
import { merged } from "./rest"
import type { FhirPages, FhirSection, OwnText } from "./schema"
import { isSubject, sayAnother } from "./subject"

/** So many entries stand on one page; a summary of one person seldom has more. */
const PER_PAGE = 200
/** JSON is refused long before it is so deep. */
const DEEPEST = 60

/** The sections of one page of a document, `unplaced` as one more at its end, and where that page is among the others. */
export function readSections(
  composition: Node,
  unplaced: Node[],
  reading: Reading,
  page: number,
): { sections: FhirSection[]; pages: FhirPages } {
  const pager = new Pager(page, countEntries(composition) + unplaced.length)
  const sections = [...sectionsOf(composition, composition, reading, pager, 1), ...sectionOf(unplaced, reading, pager)]
  return { sections, pages: { page: pager.page, count: pager.count, contents: pager.contents } }
}

/** What the document holds and no part of it refers to. */
function sectionOf(unplaced: Node[], reading: Reading, pager: Pager): FhirSection[] {
  if (unplaced.length === 0) return []
  const title = reading.words.say("unplaced")
  const { anchor, isHere } = pager.begin(title)
  const before = leftOut(reading)
  const asked = unplaced.filter(() => pager.takes())
  const entries = asked.flatMap((resource) => readFound(resource, reading))
  if (!isHere && asked.length === 0) return []
  const silent = { ownTitle: null, warnings: [], saidBy: null, sections: [], ...NO_HEAD }
  return [{ anchor, title, isContinued: !isHere, ...silent, entries, isCut: leftOut(reading) > before }]
}

const countEntries = (parent: Node): number =>
  nodesAt(parent, "section").reduce((sum, section) => sum + nodesAt(section, "entry").length + countEntries(section), 0)

/** Counts entries through the whole document, and says which stand on the page that is asked for. */
class Pager {
  readonly count: number
  readonly page: number
  readonly contents: FhirPages["contents"] = []
  private seen = 0

  constructor(asked: number, entries: number) {
    this.count = Math.max(1, Math.ceil(entries / PER_PAGE))
    this.page = Math.min(Math.max(1, asked), this.count)
  }

  /** The page on which whatever comes next stands. */
  get here(): number {
    return Math.min(Math.floor(this.seen / PER_PAGE) + 1, this.count)
  }

  begin(title: string): { anchor: string; isHere: boolean } {
    const anchor = `part-${this.contents.length + 1}`
    this.contents.push({ title, page: this.here, anchor })
    return { anchor, isHere: this.here === this.page }
  }

  takes(): boolean {
    const isHere = this.here === this.page
    this.seen++
    return isHere
  }
}

function sectionsOf(parent: Node, composition: Node, reading: Reading, pager: Pager, depth: number): FhirSection[] {
  if (depth > DEEPEST) {
    reading.measure.refused++
    return []
  }
  return nodesAt(parent, "section").flatMap((section) => readSection(section, composition, reading, pager, depth))
}

function readSection(section: Node, composition: Node, reading: Reading, pager: Pager, depth: number): FhirSection[] {
  const { title, ownTitle } = titlesOf(section, reading)
  const { anchor, isHere } = pager.begin(title)
  const asked = nodesAt(section, "entry").filter(() => pager.takes())
  const before = leftOut(reading)
  const entries = asked.flatMap((reference) => readEntry(reference, composition, reading))
  const modifiers = unknownModifiersAt(section, reading)
  const banner = bannerOf(section, modifiers, composition, reading)
  const head = isHere ? headOf(section, reading, modifiers.length > 0) : NO_HEAD
  const isCut = leftOut(reading) > before || (depth === DEEPEST && nodesAt(section, "section").length > 0)
  const sections = sectionsOf(section, composition, reading, pager, depth + 1)
  if (!isHere && asked.length + sections.length === 0) return []
  return [{ anchor, title, ownTitle, isContinued: !isHere, ...banner, ...head, entries, isCut, sections }]
}

const NO_HEAD: Pick<FhirSection, "emptyReason" | "more" | "narrative"> = {
  emptyReason: null,
  more: [],
  narrative: { nodes: [], saysMore: false },
}

/** What a section says of itself, once, on the page on which it begins. */
function headOf(section: Node, reading: Reading, isUnread: boolean): typeof NO_HEAD {
  const { words, narratives } = reading
  const added = extensionsOf(section, ["section"], reading)
  const reason = nodeAt(section, "emptyReason")
  const narrative: OwnText = narratives.read(section)
  return {
    emptyReason: reason && (words.concept(reason) ?? words.say("nothing_said")),
    more: merged([...added.first, ...added.more]),
    narrative: { ...narrative, saysMore: narrative.saysMore || isUnread },
  }
}

/** What turns the sense of a section round, and who made it where that is not the author of the document: on every page. */
function bannerOf(
  section: Node,
  modifiers: string[],
  composition: Node,
  reading: Reading,
): Pick<FhirSection, "warnings" | "saidBy"> {
  const { words } = reading
  const focus = nodeAt(section, "focus")
  const about = focus && !isSubject(focus, composition, reading) ? [sayAnother(focus, composition, reading)] : []
  const changes = textAt(section, "mode") === "changes" ? [words.say("changes_only")] : []
  const authorsOf = (node: Node) => nodesAt(node, "author").flatMap((author) => whoIs(author, composition, reading) ?? [])
  const known = authorsOf(composition)
  const who = [...new Set(authorsOf(section))].filter((author) => !known.includes(author))
  return {
    warnings: [...about, ...changes, ...modifiers, ...restrictionsOf(section, words)],
    saidBy: who.length > 0 ? words.say("said_by", { who: new Intl.ListFormat(words.locale).format(who) }) : null,
  }
}

/** Our word for a well-known part, and beside it what its author called it, which may say more. */
function titlesOf(section: Node, { words }: Reading): { title: string; ownTitle: string | null } {
  const codings = nodesAt(section, "code.coding")
  const ours = codings.map((coding) => words.word("sections", textAt(coding, "code"))).find((title) => title !== null)
  const own = textAt(section, "title")
  if (!ours) return { title: own ?? words.say("untitled_section"), ownTitle: null }
  const isSame = own?.toLowerCase() === ours.toLowerCase()
  return { title: ours, ownTitle: isSame ? null : own }
}
