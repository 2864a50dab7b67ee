import type { Finding, VerifySummary } from './finding.ts'

/** A finding as a line: chain, place, event, what differs. */
export function renderFinding(finding: Finding): string {
  if (finding.kind === 'event-unsealed') {
    return `event ${finding.eventId}, recorded ${finding.recordedAt}: stored, but sealed by no chain`
  }
  return `chain ${finding.chainId}, sequence ${finding.sequence}: ${whatDiffers(finding)}`
}

function whatDiffers(finding: Exclude<Finding, { kind: 'event-unsealed' }>): string {
  switch (finding.kind) {
    case 'event-changed':
      return `event ${finding.eventId} is not what was sealed; different: ${finding.columns.join(', ') || 'cannot be told'}`
    case 'event-missing':
      return `event ${finding.eventId} was sealed and is gone`
    case 'seal-missing':
      return `the links up to ${finding.until} are gone`
    case 'seal-changed':
      return `the links up to ${finding.until} do not continue the chain: a seal was changed, or its neighbour`
    case 'head-differs':
      return `the head written down at ${finding.at} is another: the chain was written anew before it`
    case 'head-missing':
      return `the head written down at ${finding.at} is not reached, the chain ends at ${finding.reached}: its end was cut off, or this is a restored backup (then give its time: --restored-to)`
  }
}

/** What was verified, in lines; says also what the verification could not see. */
export function renderSummary(summary: VerifySummary, hasHeads: boolean): string[] {
  const { chains, seals, events, findings, headsMatched, headsAfterBackup, sealedLate, awaitingSeal } =
    summary
  return [
    `${events} events in ${seals} seals of ${chains} chains: ${findings === 0 ? 'intact' : `${findings} broken`}`,
    hasHeads
      ? `${headsMatched} chains agree with the heads written down`
      : 'No heads were given: a cut end, or a chain written anew by the owner of the tables, cannot be seen (--heads)',
    ...(headsAfterBackup === 0
      ? []
      : [
          `${headsAfterBackup} chains went on after the backup; what they sealed then is not in this database`,
        ]),
    ...(sealedLate === 0
      ? []
      : [
          `${sealedLate} events were sealed more than 10 minutes after they were recorded (a killed process, a command)`,
        ]),
    ...(awaitingSeal === 0 ? [] : [`${awaitingSeal} events are too young to have a seal for certain`]),
  ]
}
