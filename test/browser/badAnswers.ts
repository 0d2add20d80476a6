/** Name of a provider that there is. */
export const takenName = 'Acme GitHub';

/** Bad answers to each step, and the part of the sentence that tells what is wrong. */
export const badAnswers = {
  names: [
    ['empty', '', 'A value is needed'],
    ['that of another provider', takenName, 'Another provider has this name'],
    ['that of another provider in other letters', 'aCME gitHUB ', 'Another provider has this name'],
    ['with a control character', 'Acme\u0007', 'invisible control character'],
  ],
  baseUrls: [
    ['https://alice:secret@bitbucket.org', 'Leave user name and password out'],
    ['http://bitbucket.acme.com', 'would send the token unencrypted'],
    ['ftp://bitbucket.acme.com', 'must begin with https://'],
    ['no address', 'This is not a web address'],
    ['', 'A value is needed'],
    ['https://github.com.evil.tld', 'only looks like a public Git host'],
    ['https://bitbucket.acme.com/\u0007', 'invisible control character'],
    ['https://bitbucket.acme.com/?team=a', 'Leave everything from “?” or “#” on out'],
    ['https://bitbucket.acme.com/#team', 'Leave everything from “?” or “#” on out'],
    ['https://bitbucket.acme.com/a//b', 'can be read in two ways'],
  ],
  tokens: [
    ['empty', '', 'A value is needed'],
    ['with a space inside', 'ATATT3x one', 'no spaces inside'],
  ],
  emails: [
    ['', 'A value is needed'],
    ['alice', 'not an email address'],
    ['alice@acme.com:x', 'not an email address'],
  ],
} as const;
