import type { ImportFault, JudgedLine } from "../rules"
import type { Shown } from "../schema"

/** One row of a preview: a measure with what becomes of it, or what was not understood. */
export type PreviewRow = JudgedLine | (ImportFault & { fate: "fault" })

const PAGE = 50

/** Which fates each choice of lines shows. */
const FATES: Record<Shown, readonly PreviewRow["fate"][]> = {
  all: ["new", "unusual", "known", "repeated", "fault"],
  new: ["new", "unusual"],
  there: ["known", "repeated"],
  faults: ["fault"],
}

/** How many lines each choice shows, of those that show any. */
export type Preview = {
  rows: PreviewRow[]
  counts: Record<Shown, number>
  before: number | null
  after: number | null
}

/** A page of the lines of a file, in the order of the file; a page beyond the last is the last. */
export function previewOf(
  lines: readonly JudgedLine[],
  faults: readonly ImportFault[],
  { show, page }: { show: Shown; page: number },
): Preview {
  const all: PreviewRow[] = [...lines, ...faults.map((one) => ({ ...one, fate: "fault" as const }))]
  const among = (choice: Shown) => all.filter(({ fate }) => FATES[choice].includes(fate))
  const chosen = among(show).sort((one, other) => one.line - other.line)
  const last = Math.max(1, Math.ceil(chosen.length / PAGE))
  const here = Math.min(page, last)
  const count = (choice: Shown) => among(choice).length
  return {
    rows: chosen.slice((here - 1) * PAGE, here * PAGE),
    counts: { all: all.length, new: count("new"), there: count("there"), faults: count("faults") },
    before: here > 1 ? here - 1 : null,
    after: here < last ? here + 1 : null,
  }
}
