import { Secret } from '../../core/account/secret';
import type { GitHost } from '../../core/host/gitHost';
import type { BaseUrl } from '../../core/provider/baseUrl';
import type { Advice } from '../quickInput/askText';
import { recognizedLabel, suspicionSentence } from '../words/tokenWords';

/** What a token is for, by which its shape is judged. */
export interface TokenRecognition {
  readonly host: GitHost;
  readonly baseUrl: BaseUrl;
  /** All that are known, of which it may be another one's token. */
  readonly hosts: ReadonlyMap<string, GitHost>;
}

/** What the shape of a text says: which token it is, or what is odd about it. Nothing leaves this machine. */
export function tokenAdvice(text: string, { host, baseUrl, hosts }: TokenRecognition): Advice | undefined {
  const { kind, warning, wrongBecause, otherHost } = host.recognizeToken(new Secret(text), baseUrl);
  if (warning === undefined) {
    return kind === undefined
      ? undefined
      : { sentence: recognizedLabel(host.label, kind), severity: 'information' };
  }
  const owner = hosts.get(otherHost ?? '')?.label;
  const sentence = suspicionSentence({
    warning,
    ...(wrongBecause !== undefined && { because: wrongBecause }),
    ...(owner !== undefined && { owner }),
  });
  return { sentence, severity: 'warning' };
}
