const MERGED = '(?:remote-tracking branch|branch|tag|commit)(?:e?s)?'
const NAMES = `'[^']+'(?: of [^\\s,;]+)?`

/** How git and GitHub begin the messages that they write themselves, the whole first line. */
const OF_GIT: readonly RegExp[] = [
  new RegExp(
    `^Merge ${MERGED} ${NAMES}(?:(?:,|;| and) (?:${MERGED} )?${NAMES})*(?: \\(early part\\))?(?: into \\S+)?(?: \\(#\\d+\\))?$`,
  ),
  /^Merge (?:branch )?'[^']+' of \S+.*$/,
  /^Merge pull request #\d+ from \S+$/,
  /^Merge [0-9a-f]{7,64} into [0-9a-f]{7,64}$/,
  /^Merge HEAD(?: and|,).*$/,
  /^(?:Revert|Reapply) ".*"(?: \(#\d+\))?$/,
]

/** What `git commit --fixup` and `--squash` write, for a later `git rebase --autosquash`. */
const FOR_LATER = /^(?:fixup|squash|amend)! \S/

/** Says whether git wrote a message's first line: of a merge or a revert, which has a form of its own. */
export function isAutomatic(message: string): boolean {
  const [header = ''] = message.split('\n', 1)
  return OF_GIT.some((pattern) => pattern.test(header.trimEnd()))
}

/** Says whether a commit waits for `git rebase --autosquash`: fine on one's own machine, and nowhere else. */
export function isForLater(message: string): boolean {
  return FOR_LATER.test(message)
}
