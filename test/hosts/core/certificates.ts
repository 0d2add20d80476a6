import type { SelfsignedOptions } from 'selfsigned';

export interface Certificate {
  /** PEM. */
  readonly key: string;
  /** PEM, the host's own first. */
  readonly cert: string;
}

/**
 * What is wrong with a certificate. All but `trusted` are refused by whoever trusts the practice authority; who does
 * not trust it refuses every one of them.
 */
export type CertificateKind =
  'trusted' | 'expired' | 'wrongName' | 'selfSigned' | 'selfSignedChain' | 'unknownIssuer';

export interface Certificates {
  /** PEM of the practice authority, for clients that are to trust it. */
  authority(): Promise<string>;
  of(kind: CertificateKind): Promise<Certificate>;
}

const day = 86_400_000;
const here: NonNullable<SelfsignedOptions['extensions']>[number] = {
  name: 'subjectAltName',
  altNames: [
    { type: 2, value: 'localhost' },
    { type: 7, ip: '127.0.0.1' },
  ],
};
const elsewhere: typeof here = {
  name: 'subjectAltName',
  altNames: [{ type: 2, value: 'elsewhere.example' }],
};

/** Certificates for 127.0.0.1, each made when it is first asked for. */
export function createCertificates(): Certificates {
  const made = new Map<string, Promise<Certificate>>();
  function once(name: string, make: () => Promise<Certificate>): Promise<Certificate> {
    const certificate = made.get(name) ?? make();
    made.set(name, certificate);
    return certificate;
  }
  const root = (name: string) => once(`root ${name}`, () => makeRoot(name));

  async function make(kind: CertificateKind): Promise<Certificate> {
    switch (kind) {
      case 'trusted':
        return makeLeaf(await root('Practice Authority'), here, 365);
      case 'expired':
        return makeLeaf(await root('Practice Authority'), here, -10);
      case 'wrongName':
        return makeLeaf(await root('Practice Authority'), elsewhere, 365);
      case 'selfSigned':
        return makeLeaf(undefined, here, 365);
      case 'unknownIssuer':
        return makeLeaf(await root('Unknown Authority'), here, 365);
      case 'selfSignedChain': {
        const issuer = await root('Company Authority');
        const leaf = await makeLeaf(issuer, here, 365);
        return { key: leaf.key, cert: `${leaf.cert}\n${issuer.cert}` };
      }
    }
  }

  return {
    authority: async () => (await root('Practice Authority')).cert,
    of: (kind) => once(kind, () => make(kind)),
  };
}

function makeRoot(name: string): Promise<Certificate> {
  return makeCertificate(name, {
    notBeforeDate: new Date(Date.now() - 30 * day),
    notAfterDate: new Date(Date.now() + 365 * day),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
}

/** Valid for so many days from now, a negative number of them for one that is over. */
function makeLeaf(issuer: Certificate | undefined, names: typeof here, days: number): Promise<Certificate> {
  return makeCertificate('Practice Host', {
    notBeforeDate: new Date(Date.now() - 20 * day),
    notAfterDate: new Date(Date.now() + days * day),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      names,
    ],
    ...(issuer === undefined ? {} : { ca: issuer }),
  });
}

async function makeCertificate(name: string, options: SelfsignedOptions): Promise<Certificate> {
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ...options,
  });
  return { key: made.private, cert: made.cert };
}
