declare module "oidc-provider" {
  import type { EventEmitter } from "node:events"
  import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"

  /** The part of koa's context that the demonstration uses. */
  export type Context = {
    path: string
    method: string
    status: number
    type: string
    body: unknown
    query: Record<string, string | string[] | undefined>
    oidc?: { route: string }
  }
  type Interaction = { uid: string; prompt: { name: string }; params: Record<string, unknown> }
  type Result = { login: { accountId: string; acr?: string; remember?: boolean } } | { error: string; error_description?: string }

  export default class Provider extends EventEmitter {
    constructor(issuer: string, configuration: Record<string, unknown>)
    proxy: boolean
    use(middleware: (ctx: Context, next: () => Promise<void>) => Promise<void>): this
    callback(): RequestListener
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Result): Promise<void>
    Grant: new (values: {
      clientId: string
      accountId: string
    }) => { addOIDCScope(scope: string): void; save(): Promise<string> }
  }

  export class Prompt {
    checks: { add(check: Check): void }
  }
  export class Check {
    constructor(reason: string, description: string, check: (ctx: { oidc: { result?: { login?: unknown } } }) => boolean)
    static REQUEST_PROMPT: boolean
    static NO_NEED_TO_PROMPT: boolean
  }
  export const interactionPolicy: {
    base(): { get(name: string): Prompt | undefined; remove(name: string): void }
    Prompt: typeof Prompt
    Check: typeof Check
  }
}
