import { parseBaseUrl, type BaseUrl } from '../../../src/core/provider/baseUrl';

export function baseUrlOf(text: string): BaseUrl {
  const result = parseBaseUrl(text);
  if (!result.ok) throw new Error(`${text} is no base URL: ${result.error}`);
  return result.value;
}
