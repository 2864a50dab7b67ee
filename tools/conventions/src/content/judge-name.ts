interface NameRule {
  pattern: RegExp
  wrong: string
  /** What is harmless although the pattern fits. */
  except?: RegExp
}

const RULES: readonly NameRule[] = [
  {
    pattern: /(^|\/)\.env(\.[^/]*)?$/i,
    except: /\.(example|sample|template)$/i,
    wrong: 'settings of one machine, with its secrets; only .env.example belongs here',
  },
  {
    pattern: /\.(dump|pgdump|bak|backup|sql\.(gz|bz2|xz|zst|zip))$/i,
    wrong: 'a dump of a database',
  },
  { pattern: /\.(sqlite3?|db|mdb|accdb|dbf)$/i, wrong: 'a database' },
  { pattern: /\.(zip|tar|tgz|gz|bz2|xz|zst|7z|rar)$/i, wrong: 'an archive, which nobody can review' },
  {
    pattern: /(\.(pem|p12|pfx|key|jks|keystore|kdbx)|(^|\/)id_(rsa|dsa|ecdsa|ed25519))$/i,
    wrong: 'a key',
  },
  { pattern: /\.(xlsx?|xlsm|ods|sav|dta)$/i, wrong: 'a spreadsheet, in which records of people travel' },
  { pattern: /\.(dcm|dicom|nii)$/i, wrong: 'a medical image' },
  { pattern: /\.(hl7|ccda)$/i, wrong: 'a clinical message' },
  { pattern: /(^|\/)node_modules\//, wrong: 'an installed package' },
  { pattern: /(\.log|(^|\/)(\.DS_Store|Thumbs\.db|core\.\d+))$/i, wrong: 'what a machine left behind' },
]

/** Says what is wrong with a file by its path; nothing where its name is harmless. */
export function judgeName(path: string): string | undefined {
  return RULES.find(({ pattern, except }) => pattern.test(path) && except?.test(path) !== true)?.wrong
}
