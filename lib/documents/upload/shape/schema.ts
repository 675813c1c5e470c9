import { z } from "zod"
import { errorCode } from "@/lib/errors"

/** How much may be sent at once. */
export type Limits = { files: number; fileBytes: number; bodyBytes: number }

const weightOf = (files: readonly File[]) => files.reduce((bytes, file) => bytes + file.size, 0)

/** The files chosen, as the browser knows them before it sends them: their number and their weight. What they are, their content says. */
export const filesShape = ({ files, fileBytes, bodyBytes }: Limits) =>
  z.object({
    files: z
      .array(z.file())
      .min(1, errorCode("deposit.no_file"))
      .max(files, errorCode("deposit.too_many"))
      .refine((chosen) => chosen.every(({ size }) => size > 0), errorCode("deposit.empty"))
      .refine((chosen) => chosen.every(({ size }) => size <= fileBytes), errorCode("deposit.too_large"))
      .refine((chosen) => weightOf(chosen) < bodyBytes, errorCode("deposit.too_large_together")),
  })

/** The files of a form; a field left empty, the camera's among them, sends a part without a name. */
export function filesIn(data: FormData): { files: File[] } {
  return { files: data.getAll("files").filter((part): part is File => part instanceof File && part.name !== "") }
}
