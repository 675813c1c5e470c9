import type { Permission } from "@/lib/access/sections"
import { NEWS_PERMISSIONS } from "../news/rules"
import { GESTURE_PERMISSIONS } from "../rules"

/** A block of the first page of a space: a permission of which one opens it, one that leaves it out, and where it stands. */
type Block = { needs: readonly Permission[]; without?: Permission; place: "above" | "main" | "side" }

/** Whoever reads the agenda and nothing else finds it in its own block, and how much of it is new in the greeting. */
const MORE_THAN_THE_AGENDA = NEWS_PERMISSIONS.filter((permission) => permission !== "view:appointments")

/**
 * The blocks of the first page, in the order in which they are read. Whoever may not view the journal, which is never shared,
 * finds in the place of who came what they may do here themselves.
 */
export const HOME_BLOCKS = {
  answers: { needs: ["view:delegations", "act:measures", "act:vaccinations", "edit:emergency_contacts"], place: "above" },
  appointments: { needs: ["view:appointments"], place: "above" },
  news: { needs: MORE_THAN_THE_AGENDA, place: "main" },
  gestures: { needs: GESTURE_PERMISSIONS, place: "side" },
  prevention: { needs: ["view:prevention"], place: "side" },
  measures: { needs: ["view:measures"], place: "main" },
  came: { needs: ["view:journal"], place: "side" },
  access: { needs: [], without: "view:journal", place: "side" },
} as const satisfies Record<string, Block>
export type HomeBlock = keyof typeof HOME_BLOCKS

const BLOCKS = Object.entries(HOME_BLOCKS) as [HomeBlock, Block][]

/** The blocks that somebody with these permissions may find on the first page; those with nothing in them are left out later. */
export const blocksFor = (may: (permission: Permission) => boolean): HomeBlock[] =>
  BLOCKS.flatMap(([block, { needs, without }]) => {
    const isOpen = without ? !may(without) : needs.some(may)
    return isOpen ? [block] : []
  })

/** What matters, and beside it what is around: two columns, or one where the other would be empty. */
export type HomeRow = { main: HomeBlock | null; side: HomeBlock[] }

/** The rows of columns under what stands above them, read from left to right in the order of the blocks. */
export function rowsOf(blocks: readonly HomeBlock[]): HomeRow[] {
  const rows: HomeRow[] = []
  for (const block of blocks) {
    const { place } = HOME_BLOCKS[block]
    const row = rows.at(-1)
    if (place === "main") rows.push({ main: block, side: [] })
    else if (place === "side" && row) row.side.push(block)
    else if (place === "side") rows.push({ main: null, side: [block] })
  }
  return rows
}
