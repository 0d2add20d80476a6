import { describe, expect, it } from 'vitest';
import { readGitFailure } from '../../../src/git/gitFailure';

const unable = "fatal: unable to access 'https://git.acme.com/acme/web.git/': ";

describe('what Git says when it fails', () => {
  it.each([
    ['proxy', `${unable}Received HTTP code 407 from proxy after CONNECT`],
    ['proxy', `${unable}CONNECT tunnel failed, response 407`],
    ['proxy', `${unable}Could not resolve proxy: proxy.acme.com`],
    ['nameNotResolved', `${unable}Could not resolve host: git.acme.com`],
    ['timedOut', `${unable}Failed to connect to git.acme.com port 443 after 130000 ms: Connection timed out`],
    ['certificate', `${unable}SSL certificate problem: self-signed certificate in certificate chain`],
    ['certificate', `${unable}server certificate verification failed. CAfile: none CRLfile: none`],
    ['certificate', `${unable}error setting certificate file: /nowhere/ca.pem`],
    ['certificate', `${unable}Problem with the SSL CA cert (path? access rights?)`],
    ['refused', `${unable}Failed to connect to git.acme.com port 443: Connection refused`],
    ['authenticationFailed', "fatal: Authentication failed for 'https://git.acme.com/acme/web.git/'"],
    [
      'authenticationFailed',
      "fatal: could not read Username for 'https://git.acme.com': terminal prompts disabled",
    ],
    ['forbidden', `remote: Not allowed here.\n${unable}The requested URL returned error: 403`],
    ['repositoryNotFound', `remote: Repository not found.\nfatal: repository '…' not found`],
    ['quit', "Acme is refused\nfatal: credential helper '…' told us to quit"],
    ['other', 'fatal: something that nobody has seen before'],
  ])('is read as %s: %s', (kind, stderr) => {
    expect(readGitFailure(stderr).kind).toBe(kind);
  });

  it('is told in the host’s own words where it had Git pass on any', () => {
    const stderr = `remote: The 'acme' organization has enabled SAML SSO.\n${unable}The requested URL returned error: 403`;
    expect(readGitFailure(stderr).said).toBe("The 'acme' organization has enabled SAML SSO.");
  });

  it('is told in the helper’s words where that has stopped Git', () => {
    expect(readGitFailure("Acme is refused\nfatal: credential helper 'x' told us to quit\n").said).toBe(
      'Acme is refused',
    );
  });

  it('shows no login of an address, and no more than 300 characters', () => {
    const { said } = readGitFailure(`fatal: 'https://alice:secret@git.acme.com/x' ${'long '.repeat(100)}`);
    expect(said).not.toContain('secret');
    expect(said).toHaveLength(300);
  });
});
