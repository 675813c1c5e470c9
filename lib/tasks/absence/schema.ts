import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { addDays, dayInParis, isDay } from "@/lib/platform/days"
import { MOST_DAYS_AWAY } from "./rules"

const day = z.string(errorCode("tasks.day")).refine(isDay, errorCode("tasks.day"))

/** From which day to which, and who is asked; `absenceId` is the form's own, so that one sent twice is one. */
export const askAbsenceSchema = z
  .strictObject({
    ...{ patientId: z.uuid(), absenceId: z.uuid() },
    standInId: z.uuid(errorCode("tasks.stand_in")),
    fromOn: day,
    untilOn: day,
  })
  .superRefine(({ fromOn, untilOn }, context) => {
    const refuse = (path: string, code: string) => context.addIssue({ code: "custom", path: [path], message: code })
    if (!isDay(fromOn) || !isDay(untilOn)) return
    if (fromOn < dayInParis(new Date())) refuse("fromOn", errorCode("tasks.away_past"))
    if (untilOn < fromOn) refuse("untilOn", errorCode("tasks.away_backwards"))
    else if (untilOn >= addDays(fromOn, MOST_DAYS_AWAY)) refuse("untilOn", errorCode("tasks.away_long"))
  })
export type AskedAbsence = Omit<z.output<typeof askAbsenceSchema>, "patientId">

export const absenceSchema = z.strictObject({ patientId: z.uuid(), absenceId: z.uuid() })
