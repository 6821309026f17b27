'use client';
import { type KeyboardEvent, useRef } from 'react';

// As long as the server takes for a title.
const titleLength = 200;

type Props = {
  title: string;
  /** With what stood there when the writing began: somebody else may have changed it since. */
  onEnd: (title: string | null, before: string) => void;
};

/** The title as a field in its own place. Enter or leaving keeps what was typed, Escape does not. */
export function RenameField({ title, onEnd }: Props) {
  const before = useRef(title).current;
  const ended = useRef(false);
  const end = (typed: string | null) => {
    if (ended.current) return;
    ended.current = true;
    const next = typed?.trim();
    onEnd(next && next !== before ? next : null, before);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Enter') end(event.currentTarget.value);
    if (event.key === 'Escape') end(null);
  };
  return (
    <input
      ref={(field) => field?.select()}
      className="task-title task-rename nodrag nopan"
      aria-label="Title"
      defaultValue={before}
      maxLength={titleLength}
      onKeyDown={onKeyDown}
      onBlur={(event) => end(event.currentTarget.value)}
    />
  );
}
