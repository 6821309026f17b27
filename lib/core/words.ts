/**
 * Marks a text that people read, so that it is among the words that can be translated (docs/translating.md). In
 * English it is what it says; a build in another language has the translation in its place.
 */
export const t = (texts: TemplateStringsArray, ...values: readonly unknown[]): string =>
  String.raw({ raw: texts }, ...values);

/** The language of the interface, as its build was told. */
export const language = process.env.MC_LANGUAGE || 'en';
const rules = new Intl.PluralRules(language);
const categories = (['zero', 'one', 'two', 'few', 'many', 'other'] as const).filter((category) =>
  rules.resolvedOptions().pluralCategories.includes(category),
);

/** The words for so many. A build in another language has all the forms of that language, in the order of CLDR. */
export function plural(count: number, forms: { one: string; other: string } | readonly string[]): string {
  if ('other' in forms) return count === 1 ? forms.one : forms.other;
  return forms[categories.indexOf(rules.select(count))] ?? forms.at(-1) ?? '';
}
