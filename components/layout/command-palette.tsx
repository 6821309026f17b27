'use client';
import { defaultFilter, Command as Palette } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { foundScore, PaletteFinds } from '@/components/search/palette-finds';
import { cx } from '@/components/ui/cx';
import { BareDialog, DialogClose } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { KeyCap } from '@/components/ui/key-cap';
import { useHotkeyList } from '@/lib/client/hotkeys';
import { t } from '@/lib/core/words';
import { type Command, useCommandList } from './commands';
import { setOverlay, useOverlay } from './overlay-state';
import { PaletteGroup, paletteLine } from './palette-group';
import { takeTyping } from './typed-ahead';

/** Every action that has a key is also a command, so that it can be found by its name. */
function useEverything(): Map<string, Command[]> {
  const commands = useCommandList();
  const hotkeys = useHotkeyList();
  const taken = new Set(commands.map((command) => command.keys).filter(Boolean));
  const actions = hotkeys
    .filter((hotkey) => !taken.has(hotkey.keys))
    .map(
      (hotkey): Command => ({
        id: `key ${hotkey.keys}`,
        label: hotkey.label,
        group: hotkey.group ?? t`On this page`,
        keys: hotkey.keys,
        run: hotkey.run,
      }),
    );
  const groups = new Map<string, Command[]>();
  for (const command of [...actions, ...commands])
    groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return groups;
}

function Line({ command, onChoose }: { command: Command; onChoose: (command: Command) => void }) {
  return (
    <Palette.Item
      value={`${command.label} ${command.id}`}
      keywords={[...(command.words ?? [])]}
      onSelect={() => onChoose(command)}
      className={cx(paletteLine, 'items-center')}
    >
      <Icon name={command.icon ?? (command.href ? 'link' : 'forward')} className="text-ink-3" />
      <span className="min-w-0 truncate">{command.label}</span>
      {command.note && <span className="min-w-0 truncate text-11 text-ink-3">{command.note}</span>}
      {command.keys && <KeyCap keys={command.keys} className="ml-auto text-ink-3" />}
    </Palette.Item>
  );
}

function SearchLine({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  // Only now the keys come here by themselves.
  const takeOver = () => {
    const ahead = takeTyping();
    if (ahead) onChange(value + ahead);
  };
  return (
    <div className="flex items-center gap-2.5 border-line border-b px-4">
      <Icon name="search" className="text-ink-3" />
      <Palette.Input
        value={value}
        onValueChange={onChange}
        onFocus={takeOver}
        maxLength={200}
        placeholder="Anything with a name, words, T4, R-0042"
        className="h-12 min-w-0 flex-1 bg-transparent text-16 outline-none"
      />
      <DialogClose className="touch-target rounded-1 text-ink-3">
        <span className="sr-only">Close</span>
        <KeyCap keys="escape" />
        <Icon name="close" className="hidden pointer-coarse:block" />
      </DialogClose>
    </div>
  );
}

/** ⌘K: everything with a name; actions and places at once, what is found in the workspace as it is typed. */
export function CommandPalette() {
  const open = useOverlay() === 'palette';
  return (
    <BareDialog
      open={open}
      onOpenChange={(next) => setOverlay(next ? 'palette' : null)}
      hasBackdrop
      aria-label="Find anything with a name"
      className={cx(
        'fixed inset-x-0 top-0 z-40 flex max-h-[80dvh] flex-col bg-s1 shadow-float outline-none transition-opacity duration-(--fast)',
        'data-ending-style:opacity-0 data-starting-style:opacity-0 md:inset-x-4 md:top-[14dvh] md:mx-auto md:max-h-[60dvh] md:max-w-[600px] md:rounded-2',
      )}
    >
      <PaletteList />
    </BareDialog>
  );
}

function PaletteList() {
  const router = useRouter();
  const groups = useEverything();
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState('');
  const choose = (command: Pick<Command, 'href' | 'run'>) => {
    setOverlay(null);
    if (command.href) router.push(command.href);
    // The page gets its keyboard back before the action asks for it.
    else if (command.run) requestAnimationFrame(command.run);
  };
  return (
    <Palette
      label="Find anything with a name"
      loop
      value={selected}
      onValueChange={setSelected}
      filter={(value, words, keywords) => foundScore(value) ?? defaultFilter(value, words, keywords)}
      className="flex min-h-0 flex-col"
    >
      <SearchLine value={typed} onChange={setTyped} />
      <Palette.List className="scroll-quiet min-h-0 overflow-y-auto overscroll-contain py-1.5">
        {[...groups].map(([group, commands]) => (
          <PaletteGroup key={group} heading={group}>
            {commands.map((command) => (
              <Line key={command.id} command={command} onChoose={choose} />
            ))}
          </PaletteGroup>
        ))}
        <PaletteFinds typed={typed} onNamed={setSelected} onChoose={(href) => choose({ href })} />
      </Palette.List>
    </Palette>
  );
}
