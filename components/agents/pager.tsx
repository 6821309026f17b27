'use client';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';

interface PagerProps {
  cursor: string | undefined;
  nextCursor: string | null;
  onCursor: (cursor: string | undefined) => void;
}

/** Forward and back through a list that is longer than a page; nothing where it is not. */
export function Pager({ cursor, nextCursor, onCursor }: PagerProps) {
  const before = useRef<(string | undefined)[]>([]);
  if (cursor === undefined && nextCursor === null) return null;
  const forward = () => {
    before.current.push(cursor);
    onCursor(nextCursor ?? undefined);
  };
  return (
    <nav aria-label="Pages" className="flex gap-2 border-line border-t px-4 py-3 md:px-5">
      <Button disabled={cursor === undefined} icon="back" onClick={() => onCursor(before.current.pop())}>
        Back
      </Button>
      <Button disabled={nextCursor === null} icon="forward" onClick={forward}>
        More
      </Button>
    </nav>
  );
}
