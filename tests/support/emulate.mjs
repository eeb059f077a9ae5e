// Starts the GitHub emulator of the npm package "emulate" on the loopback address, and there only.
//
//     node emulate.mjs <folder of the package> <port>
//
// The package has no option for the address and would listen on all interfaces. Every listening socket of a
// process goes through net.Server.prototype.listen, so that is where the address is put in, before the package is
// loaded. One JSON line tells the address that the system really bound; the process ends with its standard input.
import { Server } from "node:net";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const LOOPBACK = "127.0.0.1";
const [folder, port] = process.argv.slice(2);

const listen = Server.prototype.listen;
Server.prototype.listen = function (asked, ...rest) {
  if (typeof asked !== "number") throw new Error("only a port may be listened on");
  this.once("listening", () => {
    const bound = this.address();
    if (bound.address !== LOOPBACK) process.exit(1);
    console.log(JSON.stringify(bound));
  });
  return listen.call(this, asked, LOOPBACK, ...rest.filter((one) => typeof one === "function"));
};

const { createEmulator } = await import(pathToFileURL(join(folder, "dist", "api.js")));
await createEmulator({
  service: "github",
  port: Number(port),
  baseUrl: `http://${LOOPBACK}:${port}`,
  seed: {
    tokens: { emulated: { login: "curator-bot", scopes: ["repo"] } },
    github: {
      users: [{ login: "curator-bot", name: "Curator" }],
      repos: [{ owner: "curator-bot", name: "papers", auto_init: true }],
    },
  },
});

process.stdin.on("end", () => process.exit(0)).resume();
