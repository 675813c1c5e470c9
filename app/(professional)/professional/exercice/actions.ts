"use server"
import * as account from "@/lib/account/commands"
import { safeBackPath } from "@/lib/account/rules"
import { pickExerciceSchema } from "@/lib/account/schema"
import { formAction } from "@/lib/request/form-action"

/** Keeps the place picked for this session, then goes where the person was going. */
export const pickExercice = formAction(
  pickExerciceSchema,
  async (actor, { exercice, back }) => {
    await account.pickExercice(actor, Number(exercice))
    return safeBackPath(back) ?? "/professional"
  },
  { anyActor: true },
)
