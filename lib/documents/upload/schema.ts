import { z } from "zod"

/** The key that makes a deposit sent twice one deposit. */
export const depositKeySchema = z.uuid()
