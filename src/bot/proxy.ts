/** The way through a proxy, for every call. */

import type { Agent } from "node:http";
import { HttpsProxyAgent } from "https-proxy-agent";
import { SocksProxyAgent } from "socks-proxy-agent";

/**
 * An agent for an http, https or socks proxy. socks5 is taken as socks5h, and socks4 as socks4a: the proxy looks up
 * the name, for a local lookup of Telegram's is forged where a proxy is needed.
 */
export function proxyAgent(proxy: string): Agent {
  const url = new URL(proxy);
  if (!url.protocol.startsWith("socks")) return new HttpsProxyAgent(proxy, { keepAlive: true });
  const remote = proxy.replace(/^socks5?:/u, "socks5h:").replace(/^socks4:/u, "socks4a:");
  return new SocksProxyAgent(remote, { keepAlive: true });
}
