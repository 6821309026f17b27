export type CsvCell = string | number | null;

// What a spreadsheet takes for the start of a formula, also in the wide letters of an East Asian keyboard.
const startsFormula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function cellOf(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const inert = startsFormula.test(cell) ? `'${cell}` : cell;
  return `"${inert.replaceAll('"', '""')}"`;
}

/**
 * A table as RFC 4180 has it, marked as UTF-8 for spreadsheets. Every text is quoted; one that a spreadsheet would run
 * as a formula begins with an apostrophe, for agents write what people open.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')}`;
}
