import "server-only"
import { sql } from "drizzle-orm"
import { tasks } from "@/drizzle/schema/tasks"
import type { Sensitivity } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { excludeItem } from "@/lib/access/set-apart"
import { changeRow } from "../commands"

type Editing = PatientAccess<"edit:tasks">
const PERMISSION = "edit:tasks"

/** Says whether a task is sensitive: the patient has the last word. Taken by who may no longer read it, it is free again. */
export async function judgeTask(access: Editing, id: string, version: number, sensitivity: Sensitivity): Promise<void> {
  const sensitiveTopic = sensitivity === "sensitive" ? sql`coalesce(${tasks.sensitiveTopic}, 'chosen')` : null
  const change = { id, version, action: "task.judged", permission: PERMISSION } as const
  await changeRow(access, change, { sensitivity, sensitiveTopic })
}

/**
 * Keeps one task from one caregiver, who is not told, or ends that; doing it twice is the same as once.
 * @throws NotFoundError for one that is not there, and for somebody whose access does not open the tasks
 */
export async function excludeFromTask(access: Editing, id: string, caregiverId: string, excluded: boolean): Promise<void> {
  await excludeItem(access, { section: "tasks", itemId: id }, caregiverId, excluded)
  access.trace({ action: excluded ? "task.excluded" : "task.included", permission: PERMISSION, resourceIds: [id] })
}
