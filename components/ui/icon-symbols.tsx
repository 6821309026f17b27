const shapes = {
  overview: 'M2 4.5h14M2 9h14M2 13.5h14M5.5 3v3M11 7.5v3M8 12v3',
  missions: 'M1.8 6.8h4.4v4.4H1.8zM11.8 2.3h4.4v4.4h-4.4zM11.8 11.3h4.4v4.4h-4.4zM6.2 9H9V4.5h2.8M9 9v4.5h2.8',
  agents: 'M2 4.5h6M10.5 4.5H16M2 9h3M7.5 9H16M2 13.5h9M13.5 13.5H16',
  receipts: 'M3.5 2h11v14l-1.85-1.3L10.8 16 9 14.7 7.2 16l-1.85-1.3L3.5 16ZM6.3 6h5.4M6.3 9h5.4',
  reports: 'M2.5 15.5h13M4.5 13V9M9 13V3.5M13.5 13V6.5',
  search: 'M12.8 7.8a5 5 0 1 1-10 0 5 5 0 0 1 10 0ZM11.5 11.5l4 4',
  close: 'm4 4 10 10M14 4 4 14',
  open: 'M7 3H3v12h12v-4M10 3h5v5M15 3 8 10',
  back: 'M11 3 5 9l6 6',
  forward: 'm7 3 6 6-6 6',
  down: 'm4 7 5 5 5-5',
  link: 'M4 9h10M10 5l4 4-4 4',
  plus: 'M9 3v12M3 9h12',
  minus: 'M3 9h12',
  check: 'm3.5 9.5 3.5 3.5 7.5-8',
  copy: 'M6.2 6.2h9v9h-9zM11.8 6V2.8h-9v9H6',
  more: 'M3 9h1.6M8.2 9h1.6M13.4 9H15',
  edit: 'm3 15 .8-3.6L12 3.2l2.8 2.8-8.2 8.2L3 15ZM10.4 4.8l2.8 2.8',
  remove: 'M3.5 5h11M7 5V3h4v2M5 5l.7 10h6.6L13 5M7.8 8v4.5M10.2 8v4.5',
  download: 'M9 2.5v9M5.2 8 9 11.8 12.8 8M3 15.2h12',
  upload: 'M9 12V3M5.2 6.6 9 2.8l3.8 3.8M3 15.2h12',
  filter: 'M2.5 4.5h13M5 9h8M7.5 13.5h3',
  refresh: 'M14.8 9A5.8 5.8 0 1 1 12.9 4.7M13.2 1.8v3.4H9.8',
  undo: 'M6.5 3 3 6.5 6.5 10M3 6.5h7.5a4.2 4.2 0 0 1 0 8.4H7',
  redo: 'M11.5 3 15 6.5 11.5 10M15 6.5H7.5a4.2 4.2 0 0 0 0 8.4H11',
  key: 'M7.4 11.6a3.6 3.6 0 1 1-5.1-5.1 3.6 3.6 0 0 1 5.1 5.1ZM7.6 6.5h8.2M13 6.5v3M15.8 6.5v2.2',
  member: 'M11.8 6a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0ZM3.5 15.5c.5-3 2.6-4.5 5.5-4.5s5 1.5 5.5 4.5',
  info: 'M15.5 9a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM9 8.2v4.3M9 5.2v1.6',
  caution: 'M9 2.2 16.4 15H1.6ZM9 7v4M9 12.2v1.4',
  sign: 'M2.5 15.5h13M4 12.2c2.2-.3 6-8.7 7.3-8.7 1.7 0-2.8 8.7-.9 8.7 1.4 0 2.2-2.6 3.6-2.6',
} as const;

export type IconName = keyof typeof shapes | 'attention' | 'templates' | 'settings' | 'theme';

export function IconSymbols() {
  const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.3 } as const;
  return (
    <>
      {Object.entries(shapes).map(([name, d]) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 18 18">
          <path d={d} {...line} />
        </symbol>
      ))}
      <symbol id="i-attention" viewBox="0 0 18 18">
        <circle cx="9" cy="9" r="6.6" {...line} />
        <circle cx="9" cy="9" r="3.4" fill="currentColor" />
      </symbol>
      <symbol id="i-templates" viewBox="0 0 18 18">
        <path d="M2.2 5.6h10.2v10.2H2.2z" {...line} />
        <path d="M5.6 5.4V2.2h10.2v10.2h-3.2" {...line} strokeDasharray="2 1.6" />
      </symbol>
      <symbol id="i-settings" viewBox="0 0 18 18">
        <path d="M2 5h2M8 5h8M2 13h8M14 13h2" {...line} />
        <circle cx="6" cy="5" r="2" {...line} />
        <circle cx="12" cy="13" r="2" {...line} />
      </symbol>
      <symbol id="i-theme" viewBox="0 0 18 18">
        <circle cx="9" cy="9" r="6.2" {...line} />
        <path d="M9 2.8a6.2 6.2 0 0 1 0 12.4Z" fill="currentColor" />
      </symbol>
    </>
  );
}
