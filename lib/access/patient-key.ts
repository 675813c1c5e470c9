import "server-only"
import { eq } from "drizzle-orm"
import { patients } from "@/drizzle/schema/patients"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "../platform/configuration"
import { keyring } from "../platform/keys/keyring"

type WrappedKey = { wrappedKey: Buffer; rootKeyId: string }

/** The key of this patient, opened with the root key: it opens the keys of files, and the free words of the journal. */
export async function openPatientKey(access: PatientAccess<never>): Promise<Buffer> {
  return unwrapPatientKey(access, await readWrappedKey(access))
}

/** The same key as it lies, for who asks something else in the same breath and may not need it. */
export async function readWrappedKey(access: PatientAccess<never>): Promise<WrappedKey> {
  const [row] = await access.tx
    .select({ wrappedKey: patients.wrappedKey, rootKeyId: patients.rootKeyId })
    .from(patients)
    .where(eq(patients.patientId, access.patientId))
  // The access ended while this was read.
  if (!row) throw new NotFoundError()
  return row
}

export function unwrapPatientKey({ patientId }: PatientAccess<never>, wrapped: WrappedKey): Buffer {
  const { rootKey, previousRootKeys } = configuration()
  return keyring({ current: rootKey, previous: previousRootKeys }).unwrapPatientKey(wrapped, patientId)
}
