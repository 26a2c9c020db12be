import { spawn } from 'node:child_process';
import { root } from '../workspace.mjs';

/** Runs a program to its end. `written` is what it wrote, both streams in order. */
export function runProgram(program, args, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...environment, FORCE_COLOR: '0', NX_DAEMON: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let written = '';
    const keep = (chunk) => (written += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ status: code ?? 1, written }));
  });
}
