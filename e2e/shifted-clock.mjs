// Loaded into a server by NODE_OPTIONS: its clock then differs from the database's by MC_TEST_CLOCK_SHIFT_MS.
const shiftMs = Number(process.env.MC_TEST_CLOCK_SHIFT_MS ?? 0);
const Original = Date;

globalThis.Date = class extends Original {
  // Its own, for Next wraps Date once more and copies what is.
  static UTC = Original.UTC;
  static parse = Original.parse;
  constructor(...given) {
    if (given.length === 0) super(Original.now() + shiftMs);
    else super(...given);
  }
  static now() {
    return Original.now() + shiftMs;
  }
};
