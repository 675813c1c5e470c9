/** Where the page says whose hours it writes: drawn hidden by the server, shown by the script where it has to be said. */
export const PARIS_TIME = "paris-time"
