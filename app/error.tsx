"use client"

import { Failure } from "@/components/layout/failure"

type Broken = { error: Error & { digest?: string }; retry: () => void }

/** A page that broke; the reference finds the fault in the log, which holds no health data. */
export default function PageFailure({ error, retry }: Broken) {
  return <Failure reference={error.digest} onRetry={retry} />
}
