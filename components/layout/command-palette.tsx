'use client';
import { Dialog } from '@base-ui/react/dialog';
import { Command as Palette } from 'cmdk';
import { useRouter } from 'next/navigation';
import { cx } from '@/components/ui/cx';
import { backdropClass } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { KeyCap } from '@/components/ui/key-cap';
import { layerProps, useHotkeyList } from '@/lib/client/hotkeys';
import { type Command, useCommandList } from './commands';
import { setOverlay, useOverlay } from './overlay-state';

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
        group: hotkey.group ?? 'On this page',
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
      className="mx-1.5 flex min-h-8 cursor-default items-center gap-2 rounded-1 px-2.5 py-1 data-[selected=true]:bg-s3 pointer-coarse:min-h-11"
    >
      <Icon name={command.icon ?? (command.href ? 'link' : 'forward')} className="text-ink-3" />
      <span className="min-w-0 truncate">{command.label}</span>
      {command.note && <span className="min-w-0 truncate text-11 text-ink-3">{command.note}</span>}
      {command.keys && <KeyCap keys={command.keys} className="ml-auto text-ink-3" />}
    </Palette.Item>
  );
}

function SearchLine() {
  return (
    <div className="flex items-center gap-2.5 border-line border-b px-4">
      <Icon name="search" className="text-ink-3" />
      <Palette.Input
        placeholder="Anything with a name"
        className="h-12 min-w-0 flex-1 bg-transparent text-16 outline-none"
      />
      <Dialog.Close className="touch-target rounded-1 text-ink-3">
        <span className="sr-only">Close</span>
        <KeyCap keys="escape" />
        <Icon name="close" className="hidden pointer-coarse:block" />
      </Dialog.Close>
    </div>
  );
}

/** ⌘K: everything with a name. */
export function CommandPalette() {
  const open = useOverlay() === 'palette';
  const router = useRouter();
  const groups = useEverything();
  const choose = (command: Command) => {
    setOverlay(null);
    if (command.href) router.push(command.href);
    // The page gets its keyboard back before the action asks for it.
    else if (command.run) requestAnimationFrame(command.run);
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => setOverlay(next ? 'palette' : null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClass} />
        <Dialog.Popup
          {...layerProps}
          aria-label="Find anything with a name"
          className={cx(
            'fixed inset-x-0 top-0 z-40 flex max-h-[80dvh] flex-col bg-s1 shadow-float outline-none transition-opacity duration-(--fast)',
            'data-ending-style:opacity-0 data-starting-style:opacity-0 md:inset-x-4 md:top-[14dvh] md:mx-auto md:max-h-[60dvh] md:max-w-[600px] md:rounded-2',
          )}
        >
          <Palette label="Find anything with a name" loop className="flex min-h-0 flex-col">
            <SearchLine />
            <Palette.List className="scroll-quiet min-h-0 overflow-y-auto overscroll-contain py-1.5">
              <Palette.Empty className="px-4 py-6 text-ink-3">Nothing has that name.</Palette.Empty>
              {[...groups].map(([group, commands]) => (
                <Palette.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-11 [&_[cmdk-group-heading]]:text-ink-3"
                >
                  {commands.map((command) => (
                    <Line key={command.id} command={command} onChoose={choose} />
                  ))}
                </Palette.Group>
              ))}
            </Palette.List>
          </Palette>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
