import type { Face } from "@/drizzle/vocabulary"

/** Whether somebody of this face closes an account by themselves; a reviewer's is the operator's. */
export const mayClose = (face: Face): boolean => face !== "reviewer"
