"use server"
import { formAction } from "@/lib/request/form-action"
import { openSpace } from "@/lib/space/commands"
import { openSpaceSchema } from "@/lib/space/schema"

/** Opens the space of who is signed in, and goes there. */
export const openMySpace = formAction(
  openSpaceSchema,
  async (actor, { matricule }) => `/patients/${await openSpace(actor, matricule)}`,
)
