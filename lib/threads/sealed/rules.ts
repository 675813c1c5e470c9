/** The place in which words are encrypted, so that they cannot be moved to another. */
export const ofSubject = (threadId: string) => `thread ${threadId} subject`
export const ofMessage = (messageId: string) => `message ${messageId}`
