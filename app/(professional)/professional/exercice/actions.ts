"use server"
import { pickExercice } from "@/lib/account/commands"
import { safeBackPath } from "@/lib/account/rules"
import { pickExerciceSchema } from "@/lib/account/schema"
import { formAction } from "@/lib/request/form-action"

/** Keeps the place picked for this session, then goes where the person was going. */
export const pickMyExercice = formAction(
  pickExerciceSchema,
  async (actor, { exercice, back }) => {
    await pickExercice(actor, Number(exercice))
    return safeBackPath(back) ?? "/professional"
  },
  { anyActor: true },
)
