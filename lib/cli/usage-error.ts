/** An error of the user, in one sentence; the command prints it and exits with code 2. */
export class UsageError extends Error {}
