/** A report that cannot be counted; the message says why, for the worker to read. */
export class UnreadableReport extends Error {}
