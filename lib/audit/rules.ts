import { plural, t } from '@/lib/core/words';
/** What a sentence about a fact may name, as it is called today. */
export type Fact = {
  type: string;
  who: string;
  /** Name of what the fact is about, where it has one. */
  subject: string;
  /** Name of who holds the token, where it is about one. */
  holder: string;
  data: Record<string, unknown>;
};

const listOf = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));

const withArticle = (noun: unknown): string => `${/^[aeiou]/.test(String(noun)) ? 'an' : 'a'} ${noun}`;

const sentences: Record<string, (fact: Fact) => string> = {
  'workspace.created': ({ who }) => t`${who} created the workspace`,
  'workspace.updated': ({ who, data }) => `${who} ${changesOf(data)}`,
  'member.joined': ({ subject, data }) => t`${subject} joined as ${data.role}`,
  'member.renamed': ({ who }) => t`${who} changed their name`,
  'member.role_changed': ({ who, subject, data }) => t`${who} made ${subject} ${data.to} instead of ${data.from}`,
  'member.removed': ({ who, subject, data }) =>
    data.left ? t`${subject} left the workspace` : t`${who} removed ${subject}, who was ${data.role}`,
  'invitation.created': ({ who, data }) => t`${who} made an invitation link for ${withArticle(data.role)}`,
  'invitation.revoked': ({ who, data }) => t`${who} revoked an invitation link for ${withArticle(data.role)}`,
  'agent.created': ({ who, subject, data }) => t`${who} created the agent ${subject}, ${withArticle(data.kind)}`,
  'agent.updated': ({ who, subject, data }) => t`${who} changed ${listOf(data.changed) || t`nothing`} of ${subject}`,
  'agent.archived': ({ who, subject }) => t`${who} archived ${subject} and revoked its tokens`,
  'token.issued': ({ who, holder, subject, data }) =>
    t`${who} issued the token “${subject}” for ${holder}: ${listOf(data.scopes)}, ${plural(Number(data.days), { one: t`one day`, other: t`${data.days} days` })}`,
  'token.revoked': ({ who, holder, subject }) => t`${who} revoked the token “${subject}” of ${holder}`,
  'token.rotated': ({ who, holder, subject, data }) =>
    t`${who} rotated the token “${subject}” of ${holder}; the old one works until ${data.until}`,
  'template.created': ({ who, subject }) => t`${who} created the template ${subject}`,
  'template.updated': ({ who, subject, data }) => t`${who} saved version ${data.version} of the template ${subject}`,
  'template.archived': ({ who, subject }) => t`${who} archived the template ${subject}`,
  'template.unarchived': ({ who, subject }) => t`${who} brought the template ${subject} back`,
  'view.shared': ({ who, subject }) => t`${who} shared the view ${subject}`,
  'view.changed': ({ who, subject }) => t`${who} changed the shared view ${subject}`,
  'view.unshared': ({ who }) => t`${who} took a shared view back`,
  'view.deleted': ({ who }) => t`${who} deleted a shared view`,
  'examples.removed': ({ who, data }) =>
    t`${who} removed the examples: ${plural(Number(data.templates), { one: t`1 template`, other: t`${data.templates} templates` })}, ${plural(Number(data.missions), { one: t`1 mission`, other: t`${data.missions} missions` })}`,
  'mission.deleted': ({ who, data }) => t`${who} deleted a mission in ${data.status}`,
  'session.signed_in': ({ who }) => t`${who} signed in`,
  'session.sign_in_failed': ({ subject }) => t`Somebody gave a wrong password for ${subject}`,
  'session.ended_everywhere': ({ who }) => t`${who} signed out everywhere`,
  'session.password_changed': ({ subject, data }) =>
    data.by === 'command'
      ? t`The password of ${subject} was reset on the machine itself`
      : t`${subject} changed the password`,
};

function changesOf(data: Record<string, unknown>): string {
  const parts = [
    'nameSha256' in data && t`renamed the workspace`,
    'slug' in data && t`moved its address to /${data.slug}`,
    'plannersSign' in data &&
      (data.plannersSign ? t`lets planners sign contracts` : t`lets only owners sign contracts`),
  ].filter((part) => part !== false);
  return parts.join(', ') || t`saved the settings unchanged`;
}

/** The fact as a sentence without its full stop; an unknown type stands as it is rather than being hidden. */
export function wordsOf(fact: Fact): string {
  return sentences[fact.type]?.(fact) ?? `${fact.who}: ${fact.type.replace(/[._]/g, ' ')}`;
}
