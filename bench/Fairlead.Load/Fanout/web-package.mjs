// Packages of the page's folder: `npm ci` in web/ brings them.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export function fromWeb(name) {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const web = join(folder, 'web', 'package.json');
    if (existsSync(web) && existsSync(join(folder, 'web', 'node_modules', name))) return createRequire(web)(name);
  }
  throw new Error(`${name} was not found: run "npm ci" in web/`);
}
