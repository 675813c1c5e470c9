"use server"
import * as place from "@/lib/account/place/commands"
import { safeBackPath } from "@/lib/account/rules"
import { pickExerciceSchema } from "@/lib/account/schema"
import { formAction } from "@/lib/request/form-action"

/** Keeps the place picked for this session, then goes where the person was going, unless that was while working at another. */
export const pickExercice = formAction(
  pickExerciceSchema,
  async (actor, { exercice, back }) => {
    const { isAnotherPlace } = await place.pickExercice(actor, Number(exercice))
    return (isAnotherPlace ? null : safeBackPath(back)) ?? "/professional"
  },
  { anyActor: true },
)
