import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type Range = [Address, number];

/** Addresses and CIDR ranges, separated by commas; null where one of them is neither. */
export function parseRanges(text: string): Range[] | null {
  const words = text.split(',').map((word) => word.trim());
  const ranges = words.filter(Boolean).map(parseRange);
  return ranges.includes(null) ? null : ranges.filter((range) => range !== null);
}

function parseRange(word: string): Range | null {
  const [host = '', bits] = word.split('/');
  const address = parseAddress(host);
  if (!address || (bits !== undefined && !ipaddr.isValidCIDR(word))) return null;
  return bits === undefined ? [address, address.kind() === 'ipv4' ? 32 : 128] : ipaddr.parseCIDR(word);
}

/**
 * Whose request it is: the peer, or, where a trusted proxy is the peer, the right-most address of X-Forwarded-For that
 * is no trusted proxy. What stands further left was written by the client, and proves nothing.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string, trusted: readonly Range[]): string {
  let found: Address | undefined;
  for (const hop of [...forwardedFor.split(','), peer ?? ''].reverse()) {
    const address = parseHop(hop.trim());
    if (!address) break;
    found = address;
    if (!isWithin(address, trusted)) break;
  }
  return found ? nameOf(found) : 'unknown';
}

/** Some proxies add the port: 192.0.2.1:50000, [2001:db8::1]:50000. */
function parseHop(hop: string): Address | undefined {
  return parseAddress(/^\[(.+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop);
}

/** Four decimal parts or IPv6: the shorter and octal forms of old mean different addresses to different programs. */
function parseAddress(text: string): Address | undefined {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text) ? ipaddr.process(text) : undefined;
}

const isWithin = (address: Address, ranges: readonly Range[]): boolean =>
  ranges.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits));

/** Of IPv6 the network of 64 bits: whoever has one address there has all of them. */
function nameOf(address: Address): string {
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  const network = [...address.toByteArray().slice(0, 8), ...Array<number>(8).fill(0)];
  return `${new ipaddr.IPv6(network).toString()}/64`;
}
