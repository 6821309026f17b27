import { type Accounting, fromHarness } from './harness.ts';
import type { Reports } from './reports.ts';
import { isObject, type Result } from './result.ts';

/** How much of what the command printed is kept, as the summary of a command that wrote no result. */
const keptCharacters = 8000;

/** What a command prints, line by line: lines of JSON that it means for us are reported, the rest is its own talk. */
export class Lines {
  readonly #reports: Reports;
  readonly #accounting: Accounting;
  #text = '';
  /** A result that came as a line; the file comes first where there are both. */
  result: Result | null = null;

  constructor(reports: Reports, accounting: Accounting) {
    this.#reports = reports;
    this.#accounting = accounting;
  }

  /** The last of what was printed, without the lines that were reports. */
  get text(): string {
    return this.#text.trim();
  }

  take(line: string): void {
    const message = parse(line);
    const known = message && fromHarness(message, this.#accounting);
    if (known) {
      for (const one of known) this.#report(one);
      return;
    }
    if (message && this.#report(message)) return;
    this.#text = `${this.#text}${line}\n`.slice(-keptCharacters);
    const note = line.trim();
    if (note !== '' && message === null) this.#reports.progress({ note: note.slice(0, 2000) });
  }

  /** False where the line is JSON that is not for us. */
  #report({ type, ...fields }: Record<string, unknown>): boolean {
    switch (type) {
      case 'progress':
        this.#reports.progress(fields);
        return true;
      case 'usage':
        this.#reports.usage(fields.usage);
        return true;
      case 'evidence':
        this.#reports.add('evidence', fields);
        return true;
      case 'artifact':
        this.#reports.add('artifacts', fields);
        return true;
      case 'state':
        this.#reports.state(fields);
        return true;
      case 'result':
        this.result = fields as Result;
        return true;
      default:
        return false;
    }
  }
}

function parse(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
