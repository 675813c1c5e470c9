import type { ReactNode } from "react"
import { z } from "zod"
import { Notice } from "@/components/ui/notice"
import { useWords } from "@/lib/request/words"
import type { Task } from "@/lib/tasks/rules"

const DOING = ["taken", "late", "givenBack", "finished", "reopened"] as const
const AWAY = ["absenceAsked", "absenceAccepted", "absenceEnded"] as const
const DONE = z.enum(["added", "changed", ...DOING, ...AWAY, "removed", "restored", "excluded", "included", "judged"])

type DoneProps = {
  done?: string
  /** The task as it stands, for who came too late. */
  line?: Pick<Task, "taken" | "done">
  /** How to undo it. */
  children?: ReactNode
}

/** What was just done, said once; who came too late is told who has it. */
export function Done({ done, line, children }: DoneProps) {
  const t = useWords("tasks")
  const known = DONE.safeParse(done).data
  if (!known) return null
  if (known === "late")
    return (
      <Notice title={t("done.late")} announced>
        {line?.done && !line.done.isYou && <p>{t("done.lateDone", { name: line.done.name })}</p>}
        {line?.taken && !line.done && !line.taken.isYou && <p>{t("done.lateTaken", { name: line.taken.name })}</p>}
      </Notice>
    )
  return (
    <Notice tone="done" title={t(`done.${known}`)} announced>
      {children}
    </Notice>
  )
}
