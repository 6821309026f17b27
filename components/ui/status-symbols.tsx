const thin = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.3 } as const;
const hours = Array.from({ length: 12 }, (_, hour) => hour * 30);

function Ticks({ length }: { length: number }) {
  return (
    <g fill="none" stroke="currentColor" strokeWidth={1.1}>
      {hours.map((angle) => (
        <path key={angle} d={`M8 1.4v${length}`} transform={`rotate(${angle} 8 8)`} />
      ))}
    </g>
  );
}

function Rings() {
  return (
    <>
      <symbol id="g-todo" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="5.75" {...thin} />
      </symbol>
      <symbol id="g-ready" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth={3} />
      </symbol>
      <symbol id="g-progress" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="5.75" {...thin} opacity={0.35} />
        <path d="M8 2.25A5.75 5.75 0 1 1 2.25 8" fill="none" stroke="currentColor" strokeWidth={2.4} />
      </symbol>
      <symbol id="g-review" viewBox="0 0 16 16">
        <path d="M1.2 8C2.9 5 5.2 3.5 8 3.5S13.1 5 14.8 8C13.1 11 10.8 12.5 8 12.5S2.9 11 1.2 8Z" {...thin} />
        <circle cx="8" cy="8" r="2.3" fill="currentColor" />
      </symbol>
      <symbol id="g-lost" viewBox="0 0 16 16">
        <path
          d="M8 2.25a5.75 5.75 0 0 1 5.6 4.4M13.6 9.4A5.75 5.75 0 0 1 8 13.75M5.2 13A5.75 5.75 0 0 1 5.2 3m.8 3 4 4m0-4-4 4"
          fill="none"
          stroke="currentColor"
          strokeWidth={1.6}
        />
      </symbol>
      <symbol id="g-cancelled" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="5.75" {...thin} />
        <path d="m4 12 8-8" {...thin} />
      </symbol>
      <symbol id="g-pruned" viewBox="0 0 16 16">
        <path d="M1 8h4.2M10.8 8H15M5.6 12.5l4.8-9" fill="none" stroke="currentColor" strokeWidth={1.6} />
      </symbol>
      <symbol id="g-quiet" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="5.75" {...thin} strokeDasharray="2.2 2.3" />
        <path d="M8 5v3.4" fill="none" stroke="currentColor" strokeWidth={1.6} />
      </symbol>
    </>
  );
}

// Cut-outs are real holes (even-odd), so a glyph needs to know nothing about the surface under it.
function Solids() {
  return (
    <>
      <symbol id="g-blocked" viewBox="0 0 16 16">
        <path
          d="M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13ZM5 6.7v2.6h6v-2.6Z"
          fill="currentColor"
          fillRule="evenodd"
        />
      </symbol>
      <symbol id="g-done" viewBox="0 0 16 16">
        <path
          d="M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13ZM3.96 8.2 7.24 11.48 12.14 6.03 10.73 4.76 7.16 8.72 5.3 6.86Z"
          fill="currentColor"
          fillRule="evenodd"
        />
      </symbol>
      <symbol id="g-failed" viewBox="0 0 16 16">
        <path
          d="M3 2h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1ZM10.4 4.26 11.74 5.6 9.34 8 11.74 10.4 10.4 11.74 8 9.34 5.6 11.74 4.26 10.4 6.66 8 4.26 5.6 5.6 4.26 8 6.66Z"
          fill="currentColor"
          fillRule="evenodd"
        />
      </symbol>
      <symbol id="g-hold" viewBox="0 0 16 16">
        <path d="M5.2 3v10M10.8 3v10" fill="none" stroke="currentColor" strokeWidth={2.8} />
      </symbol>
      <symbol id="g-skipped" viewBox="0 0 16 16">
        <path d="M2.5 8h11" fill="none" stroke="currentColor" strokeWidth={2.2} />
      </symbol>
      <symbol id="g-person" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth={1.2} />
        <circle cx="8" cy="8" r="4.2" fill="currentColor" />
      </symbol>
    </>
  );
}

function Seals() {
  return (
    <>
      <symbol id="g-sealed" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="7" {...thin} />
        <circle cx="8" cy="8" r="2.5" fill="currentColor" />
        <Ticks length={2.2} />
      </symbol>
      <symbol id="g-unsealed" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="7" {...thin} />
        <Ticks length={1.4} />
      </symbol>
    </>
  );
}

/** The sixteen shapes of a state, 16 by 16, in the colour of their text. */
export function StatusSymbols() {
  return (
    <>
      <Rings />
      <Solids />
      <Seals />
    </>
  );
}
