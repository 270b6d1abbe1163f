import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createApi } from "../../src/bot/api.ts";
import { FakeBotApi, TOKEN } from "../faults/fake-bot-api.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function target(): Promise<FakeBotApi> {
  const api = await FakeBotApi.start();
  closing.push(() => api.close());
  return api;
}

function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  closing.push(() => server.close());
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );
}

/** An http proxy that notes where it was asked to connect, and with which name and password. */
async function httpProxy(): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer();
  server.on("connect", (request, client, head) => {
    asked.push(`${request.url} ${request.headers["proxy-authorization"] ?? ""}`);
    const [host = "", port = ""] = (request.url ?? "").split(":");
    const upstream = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on("error", () => client.destroy());
    client.on("error", () => upstream.destroy());
  });
  return { port: await listen(server), asked };
}

/** A socks5 proxy without password; notes the address type (3 is a name) and the address. */
async function socksProxy(): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = createTcpServer((client) => {
    client.once("data", () => {
      client.write(Buffer.from([5, 0]));
      client.once("data", (request) => {
        const kind = request[3] ?? 0;
        const size = kind === 3 ? (request[4] ?? 0) + 1 : 4;
        const address = request.subarray(4, 4 + size);
        const host = kind === 3 ? address.subarray(1).toString() : [...address].join(".");
        const port = request.readUInt16BE(4 + size);
        asked.push(`${kind} ${host}`);
        const upstream = connect(port, "127.0.0.1", () => {
          client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          upstream.pipe(client).pipe(upstream);
        });
        upstream.on("error", () => client.destroy());
      });
    });
    client.on("error", () => undefined);
  });
  return { port: await listen(server), asked };
}

const FILE = { document: { source: Buffer.from("x"), filename: "x.txt" } };

test("an http proxy with a password is used for every call, uploads included", async () => {
  const server = await target();
  const proxy = await httpProxy();
  const api = createApi({
    token: TOKEN,
    apiRoot: `${server.url}/`,
    proxy: `http://user:pass@127.0.0.1:${proxy.port}`,
  });
  await api.call("getMe", {});
  await api.call("sendDocument", { chat_id: 1, ...FILE });
  const host = server.url.replace("http://", "");
  expect(proxy.asked[0]).toBe(`${host} Basic ${Buffer.from("user:pass").toString("base64")}`);
  expect(server.done("sendDocument")).toHaveLength(1);
});

test("a socks5 proxy looks up the name itself: a forged local answer does not matter", async () => {
  const server = await target();
  const proxy = await socksProxy();
  const root = server.url.replace("127.0.0.1", "localhost");
  const api = createApi({ token: TOKEN, apiRoot: `${root}/`, proxy: `socks5://127.0.0.1:${proxy.port}` });
  await api.call("getMe", {});
  await api.call("sendDocument", { chat_id: 1, ...FILE });
  expect(proxy.asked[0]).toBe("3 localhost");
  expect(server.done("sendDocument")).toHaveLength(1);
});

test("a proxy that is not there fails the call; nothing goes past it", async () => {
  const server = await target();
  const api = createApi({ token: TOKEN, apiRoot: `${server.url}/`, proxy: "http://127.0.0.1:9" });
  await expect(api.call("getMe", {})).rejects.toMatchObject({ code: "network" });
  expect(server.calls).toHaveLength(0);
});
