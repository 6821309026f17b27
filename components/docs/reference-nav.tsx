type Section = { name: string; entries: { name: string; title: string }[] };

/** The reference's own contents, beside it on wide screens. */
export function ReferenceNav({ sections }: { sections: Section[] }) {
  return (
    <nav
      aria-label="Contents"
      className="sticky top-8 hidden max-h-[calc(100dvh-4rem)] w-60 shrink-0 overflow-y-auto lg:block"
    >
      {sections.map((section) => (
        <div key={section.name} className="mb-5">
          <p className="mb-1 text-13 font-semibold">{section.name}</p>
          <ul>
            {section.entries.map((entry) => (
              <li key={entry.name}>
                <a href={`#${entry.name}`} className="block py-0.5 text-13 text-ink-3 hover:text-ink">
                  {entry.title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
