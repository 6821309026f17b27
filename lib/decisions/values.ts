export const attentionViews = ['open', 'mine', 'others', 'snoozed', 'history'] as const;
