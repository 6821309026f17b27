// Built-ins only, Node 20: used before anything is installed.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A name that the operating system frees when its process ends, however it ends: no stale lock is possible. */
function address(name) {
  const key = `mission-control-${createHash('sha256').update(name).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${key}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${key}`;
  return join(tmpdir(), `${key}.sock`);
}

/**
 * Takes the named lock of this machine, held until `release` or the end of the process.
 * @param {string} name
 * @param {string} note what others are told about the holder
 * @returns {Promise<{release: () => Promise<void>, tell: (note: string) => void} | {heldBy: string, ended: Promise<void>}>}
 */
export async function tryLock(name, note) {
  const at = address(name);
  for (;;) {
    const mine = await listen(at, note);
    if (mine) return mine;
    const theirs = await ask(at);
    if (theirs) return theirs;
    // Nobody answers: a socket file left by a process that was killed (only where sockets are files).
    if (process.platform !== 'linux' && process.platform !== 'win32') rmSync(at, { force: true });
  }
}

/**
 * Takes the named lock, waiting for its holder to end or let go.
 * @param {string} name
 * @param {string} note
 * @param {() => void} onWait called once, when there is somebody to wait for
 */
export async function waitForLock(name, note, onWait) {
  let told = false;
  for (;;) {
    const got = await tryLock(name, note);
    if ('release' in got) return got;
    if (!told) onWait();
    told = true;
    await got.ended;
  }
}

function listen(at, firstNote) {
  let note = firstNote;
  const waiting = new Set();
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      waiting.add(socket);
      socket.on('close', () => waiting.delete(socket)).on('error', () => socket.destroy());
      socket.unref();
      socket.write(`${note}\n`);
    });
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(at, () => {
      server.unref();
      const release = () =>
        new Promise((done) => {
          server.close(() => done(undefined));
          for (const socket of waiting) socket.destroy();
        });
      const tell = (next) => {
        note = next;
      };
      resolve({ release, tell });
    });
  });
}

function ask(at) {
  return new Promise((resolve) => {
    const socket = connect(at);
    const ended = new Promise((done) => socket.once('close', () => done(undefined)));
    socket.once('error', () => resolve(undefined));
    socket.setEncoding('utf8').once('data', (text) => resolve({ heldBy: String(text).trim(), ended }));
    socket.once('close', () => resolve(undefined));
    // Linux closes a queue of connections with its listener; keep reading so that the end is noticed.
    socket.resume();
  });
}
