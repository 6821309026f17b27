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

const countOf = (count: unknown, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const sentences: Record<string, (fact: Fact) => string> = {
  'workspace.created': ({ who }) => `${who} created the workspace`,
  'workspace.updated': ({ who, data }) => `${who} ${changesOf(data)}`,
  'member.joined': ({ subject, data }) => `${subject} joined as ${data.role}`,
  'member.renamed': ({ who }) => `${who} changed their name`,
  'member.role_changed': ({ who, subject, data }) => `${who} made ${subject} ${data.to} instead of ${data.from}`,
  'member.removed': ({ who, subject, data }) =>
    data.left ? `${subject} left the workspace` : `${who} removed ${subject}, who was ${data.role}`,
  'invitation.created': ({ who, data }) => `${who} made an invitation link for ${withArticle(data.role)}`,
  'invitation.revoked': ({ who, data }) => `${who} revoked an invitation link for ${withArticle(data.role)}`,
  'agent.created': ({ who, subject, data }) => `${who} created the agent ${subject}, ${withArticle(data.kind)}`,
  'agent.updated': ({ who, subject, data }) => `${who} changed ${listOf(data.changed) || 'nothing'} of ${subject}`,
  'agent.archived': ({ who, subject }) => `${who} archived ${subject} and revoked its tokens`,
  'token.issued': ({ who, holder, subject, data }) =>
    `${who} issued the token “${subject}” for ${holder}: ${listOf(data.scopes)}, ${data.days === 1 ? 'one day' : `${data.days} days`}`,
  'token.revoked': ({ who, holder, subject }) => `${who} revoked the token “${subject}” of ${holder}`,
  'template.created': ({ who, subject }) => `${who} created the template ${subject}`,
  'template.updated': ({ who, subject, data }) => `${who} saved version ${data.version} of the template ${subject}`,
  'template.archived': ({ who, subject }) => `${who} archived the template ${subject}`,
  'template.unarchived': ({ who, subject }) => `${who} brought the template ${subject} back`,
  'view.shared': ({ who, subject }) => `${who} shared the view ${subject}`,
  'view.changed': ({ who, subject }) => `${who} changed the shared view ${subject}`,
  'view.unshared': ({ who }) => `${who} took a shared view back`,
  'view.deleted': ({ who }) => `${who} deleted a shared view`,
  'examples.removed': ({ who, data }) =>
    `${who} removed the examples: ${countOf(data.templates, 'template')}, ${countOf(data.missions, 'mission')}`,
  'mission.deleted': ({ who, data }) => `${who} deleted a mission in ${data.status}`,
  'session.signed_in': ({ who }) => `${who} signed in`,
  'session.sign_in_failed': ({ subject }) => `Somebody gave a wrong password for ${subject}`,
  'session.ended_everywhere': ({ who }) => `${who} signed out everywhere`,
  'session.password_changed': ({ subject, data }) =>
    data.by === 'command'
      ? `The password of ${subject} was reset on the machine itself`
      : `${subject} changed the password`,
};

function changesOf(data: Record<string, unknown>): string {
  const parts = [
    'nameSha256' in data && 'renamed the workspace',
    'slug' in data && `moved its address to /${data.slug}`,
    'plannersSign' in data && (data.plannersSign ? 'lets planners sign contracts' : 'lets only owners sign contracts'),
  ].filter((part) => part !== false);
  return parts.join(', ') || 'saved the settings unchanged';
}

/** The fact as a sentence without its full stop; an unknown type stands as it is rather than being hidden. */
export function wordsOf(fact: Fact): string {
  return sentences[fact.type]?.(fact) ?? `${fact.who}: ${fact.type.replace(/[._]/g, ' ')}`;
}
