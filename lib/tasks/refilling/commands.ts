import "server-only"
import type { PatientAccess } from "@/lib/access/require-access"
import { addTask } from "../commands"
import { type Box, taskOfBox } from "./rules"

/** Asks the circle to fetch the next box; one that was asked for already stays one. */
export const askForBox = (access: PatientAccess<"act:tasks">, box: Box, title: string, today: string): Promise<void> =>
  addTask(access, taskOfBox(box, title, today))
