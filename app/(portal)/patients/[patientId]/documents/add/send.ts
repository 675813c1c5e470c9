/** The site answered, and took nothing. */
class Refused extends Error {
  constructor(readonly status: number) {
    super(`The deposit was answered with ${status}`)
  }
}

/** Whether the connection failed, the access has ended since the page was shown, or the site could not take the file. */
export function reasonOf(error: unknown): "failed" | "ended" | "notTaken" {
  if (!(error instanceof Refused)) return "failed"
  return error.status === 404 ? "ended" : "notTaken"
}

/** Sends the form and says how far it is, in percent; gives the address to go to. Fails when the connection does. */
export function send(action: string, form: FormData, onProgress: (percent: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", action)
    request.setRequestHeader("accept", "application/json")
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(Math.floor((100 * loaded) / (total || 1))))
    request.addEventListener("load", () => {
      const path = pathIn(request.responseText)
      if (path) resolve(path)
      else reject(new Refused(request.status))
    })
    request.addEventListener("error", () => reject(new Error("The connection failed")))
    request.addEventListener("abort", () => reject(new Error("The sending was stopped")))
    request.send(form)
  })
}

/** A path of this site out of the answer, or nothing. */
function pathIn(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== "object" || answer === null || !("path" in answer)) return null
    return typeof answer.path === "string" && /^\/(?!\/)/.test(answer.path) ? answer.path : null
  } catch {
    return null
  }
}
