'use client';
import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { KeyCap } from '@/components/ui/key-cap';
import { Switch } from '@/components/ui/switch';
import type { Hotkey } from '@/lib/client/hotkey-board';
import { singleKeys, useHotkeyList } from '@/lib/client/hotkeys';
import { t } from '@/lib/core/words';
import { setOverlay, useOverlay } from './overlay-state';

function byGroup(hotkeys: readonly Hotkey[]): [string, Hotkey[]][] {
  const groups = new Map<string, Hotkey[]>();
  for (const hotkey of hotkeys) {
    const group = hotkey.group ?? t`On this page`;
    groups.set(group, [...(groups.get(group) ?? []), hotkey]);
  }
  return [...groups];
}

function SingleKeysSwitch() {
  const [on, setOn] = useState(singleKeys.isOn);
  return (
    <Switch
      label="Single keys"
      note="Off, only combinations with Ctrl or ⌘ work: for dictation, or a hand that slips."
      checked={on}
      onCheckedChange={(next) => {
        singleKeys.set(next);
        setOn(next);
      }}
    />
  );
}

/** `?`: the keys that work right now, by what put them up. */
export function ShortcutsDialog() {
  const open = useOverlay() === 'shortcuts';
  const groups = byGroup(useHotkeyList());
  return (
    <Dialog
      title="Keys"
      size="large"
      open={open}
      onOpenChange={(next) => setOverlay(next ? 'shortcuts' : null)}
      footer={<SingleKeysSwitch />}
    >
      <div className="gap-x-10 md:columns-2">
        {groups.map(([group, hotkeys]) => (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-11 text-ink-3">{group}</h3>
            <dl>
              {hotkeys.map((hotkey) => (
                <div key={hotkey.keys} className="flex min-h-7 items-center justify-between gap-4 border-line border-t">
                  <dt>{hotkey.label}</dt>
                  <dd>
                    <KeyCap keys={hotkey.keys} className="pointer-coarse:inline-flex" />
                    <span className="sr-only">{hotkey.keys}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
