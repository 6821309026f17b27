import { expect, test } from 'vitest';
import { clientAddress, parseRanges } from './client-address';

const proxies = parseRanges('10.0.0.0/8, 192.0.2.7, 2001:db8:aa::/48') ?? [];

test('without a trusted proxy the peer counts, whatever the header says', () => {
  expect(clientAddress('203.0.113.9', '198.51.100.1', [])).toBe('203.0.113.9');
  expect(clientAddress('203.0.113.9', '198.51.100.1', proxies)).toBe('203.0.113.9');
  expect(clientAddress('127.0.0.1', '198.51.100.1', [])).toBe('127.0.0.1');
});

test('behind trusted proxies the right-most address that is none of them counts, not what the client wrote', () => {
  expect(clientAddress('10.0.0.1', '198.51.100.1', proxies)).toBe('198.51.100.1');
  expect(clientAddress('10.0.0.1', '1.1.1.1, 198.51.100.1', proxies)).toBe('198.51.100.1');
  expect(clientAddress('10.0.0.1', '1.1.1.1,198.51.100.1 , 192.0.2.7, 10.9.9.9', proxies)).toBe('198.51.100.1');
  expect(clientAddress('192.0.2.7', '10.1.1.1', proxies)).toBe('10.1.1.1');
});

test('what a proxy passes on and nobody can read leaves the proxy itself', () => {
  for (const header of ['', 'unknown', 'evil', '1.1.1.1, _hidden', '1', '0x7f000001', '1.1.1.1,'])
    expect(clientAddress('10.0.0.1', header, proxies)).toBe('10.0.0.1');
  expect(clientAddress(undefined, '', proxies)).toBe('unknown');
});

test('an address is the same however it is written: mapped into IPv6, or with a port', () => {
  expect(clientAddress('::ffff:203.0.113.9', '', [])).toBe('203.0.113.9');
  expect(clientAddress('::ffff:10.0.0.1', '198.51.100.1:50123', proxies)).toBe('198.51.100.1');
  expect(clientAddress('2001:db8:aa::1', '[2001:db8:bb::5]:443', proxies)).toBe('2001:db8:bb::/64');
});

test('all addresses of one IPv6 network of 64 bits are one, since whoever has one has all', () => {
  const one = clientAddress('2001:db8:1:2:aaaa::1', '', []);
  expect(one).toBe('2001:db8:1:2::/64');
  expect(clientAddress('2001:db8:1:2:bbbb:cccc::9', '', [])).toBe(one);
  expect(clientAddress('2001:db8:1:3::1', '', [])).toBe('2001:db8:1:3::/64');
});

test('a list with a name, a short form or a range that is too narrow is refused as a whole', () => {
  for (const wrong of ['proxy.internal', '10.0.0.0/40', '10/8', '10.0.0.1/', '10.0.0.0/8/8', '012.0.0.0/8', '/8'])
    expect(parseRanges(`127.0.0.1, ${wrong}`), wrong).toBeNull();
  expect(parseRanges('')).toEqual([]);
  expect(parseRanges(' , ')).toEqual([]);
});
