import type { Locator, Page } from '@playwright/test';
import { expect } from '../../fixtures';
import { textsIn } from './desk';
import { Reader } from './reader';
import { judge, type Move } from './rulebook';

/** One key of somebody who types well, not as a trade (Card, Moran and Newell 1983). */
const msPerKey = 200;

/** A person at the queue, who reads the card and presses keys; nothing else of the page is touched. */
export class Person {
  readonly reader = new Reader();
  keys = 0;
  waitedMs = 0;
  private readonly page: Page;
  private readonly card: Locator;

  constructor(page: Page) {
    this.page = page;
    this.card = page.getByRole('region', { name: 'Card' });
  }

  get pressingMs(): number {
    return this.keys * msPerKey;
  }

  /** Reads the card that stands there and does what it asks for. */
  async decide(): Promise<void> {
    const [kind = ''] = await this.card.evaluate(textsIn);
    // What the card shows of the contract comes by a request of its own.
    if (kind === 'Ready to complete?') await this.waitFor(() => this.card.getByText('What was asserted').waitFor());
    const words = await this.read(this.card);
    const choices = this.card.getByRole('list', { name: 'Choices' }).getByRole('listitem');
    const move = judge(kind, words, kind === 'Question' ? await choices.allTextContents() : []);
    await this.press(move.key);
    if (move.choices ?? move.write ?? move.task) await this.fill(move);
  }

  private async read(what: Locator): Promise<string> {
    const texts = await what.evaluate(textsIn);
    this.reader.read(texts);
    return texts.join('\n');
  }

  private async fill({ choices, write, task }: Move): Promise<void> {
    // By its footer: the note that the last one is done, with its undo, is a dialog as well.
    const form = this.page.getByRole('dialog').filter({ has: this.page.locator('footer') });
    await this.waitFor(() => form.locator(':focus').waitFor());
    await this.read(form);
    for (const choice of choices ?? []) await this.choose(form, choice);
    if (write) await this.writeIn(form.getByRole('textbox', { name: write[0] }), write[1]);
    if (task) await this.find(form.getByRole('combobox'), task);
    await this.press('Control+Enter');
  }

  private async choose(form: Locator, choice: string): Promise<void> {
    const one = form.getByRole('radio', { name: choice }).or(form.getByRole('checkbox', { name: choice }));
    const isRadio = (await one.getAttribute('role')) === 'radio';
    await this.goTo(isRadio ? form.getByRole('radiogroup') : one);
    while (isRadio && !(await holdsFocus(one))) await this.press('ArrowDown');
    if (!(await one.isChecked())) await this.press('Space');
  }

  private async writeIn(field: Locator, text: string): Promise<void> {
    await this.goTo(field);
    if ((await field.inputValue()) !== '') await this.press('Control+a');
    await this.page.keyboard.type(text);
    this.keys += text.length;
  }

  private async find(field: Locator, task: string): Promise<void> {
    await this.goTo(field);
    await this.press('Enter');
    const option = this.page.getByRole('option', { name: task });
    await this.waitFor(() => option.first().waitFor());
    await this.page.keyboard.type(`${task} `);
    this.keys += task.length + 1;
    await this.waitFor(() => expect(option).toHaveCount(1));
    // What Enter will take is marked.
    await this.waitFor(() => expect(option).toHaveAttribute('data-highlighted'));
    await this.press('Enter');
    await this.waitFor(() => expect(field).toContainText(task));
  }

  /** From field to field by Tab, as often as it takes. */
  private async goTo(field: Locator): Promise<void> {
    for (let tabs = 0; !(await holdsFocus(field)); tabs++) {
      expect(tabs, 'fields on the way to what is needed').toBeLessThan(3);
      await this.press('Tab');
    }
  }

  private async press(keys: string): Promise<void> {
    this.keys += keys.split('+').length;
    await this.page.keyboard.press(keys);
  }

  private async waitFor(condition: () => Promise<unknown>): Promise<void> {
    const from = performance.now();
    await condition();
    this.waitedMs += performance.now() - from;
  }
}

const holdsFocus = (one: Locator) => one.evaluate((element) => element.contains(document.activeElement));
