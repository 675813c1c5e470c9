"use server"
import { formAction } from "@/lib/request/form-action"
import * as space from "@/lib/space/commands"
import { openSpaceSchema } from "@/lib/space/schema"

/** Opens the space of who is signed in, and goes there. */
export const openSpace = formAction(
  openSpaceSchema,
  async (actor, { matricule }) => `/patients/${await space.openSpace(actor, matricule)}`,
)
