import { useSyncExternalStore } from "react"

const never = () => () => {}

/** Whether scripts run here: what only works by script is not shown without them. */
export function useScripted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
