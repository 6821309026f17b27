/** Fields whose text no page shows, each with its reason. */
export const unread: Record<string, string> = {
  'add_evidence value:test_run.report.text': 'a parser reads it, and what it counts is shown',
  'complete_task evidence[].value:test_run.report.text': 'a parser reads it, and what it counts is shown',
  'claim_task capabilities.models[]': 'compared with what tasks need, and not kept',
  'claim_task capabilities.skills[]': 'compared with what tasks need, and not kept',
  'claim_task capabilities.tools[]': 'compared with what tasks need, and not kept',
  'report_progress checkpoint': 'where the work stands, in the words of one worker for the next',
  'update_mission_status reason': 'kept where a mission ends or begins again, which no agent may bring about',
};
