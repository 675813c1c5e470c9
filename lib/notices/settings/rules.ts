import { NOTICE_GROUPS, type NoticeGroup } from "@/drizzle/notice-vocabulary"
import type { Face } from "@/drizzle/vocabulary"

export { NOTICE_WAYS } from "@/drizzle/notice-vocabulary"

const OF_OTHERS: readonly NoticeGroup[] = ["answers", "messages"]

/** What somebody of this face is told of, and so asked about: who comes for their work is asked to answer, and written to. */
export const groupsFor = (face: Face): readonly NoticeGroup[] => (face === "citizen" ? NOTICE_GROUPS : OF_OTHERS)
