/** Something the person at the terminal can put right; shown as its one paragraph, without a stack. */
export class Problem extends Error {}
