import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fakeDesk } from './src/testing/vite-fake-desk.ts';

const desk = 'http://127.0.0.1:5555';

// With FAKE_DESK=1 the dev and preview servers answer as a desk of canned rows; the bundle itself never holds it.
const isFake = process.env.FAKE_DESK === '1';

const proxy = isFake
  ? undefined
  : {
      '/terminal': { target: desk, ws: true },
      '/auth': desk,
      '/api': desk,
      '^/health/': desk,
    };

// The host's policy (src/Fairlead.Host/Security/DoorGuard.cs), stricter: nothing of ours needs inline styles or data.
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export default defineConfig({
  plugins: [react(), ...(isFake ? [fakeDesk()] : [])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', port: 5173, proxy },
  // The host's own policy, so that looking at the page here finds what it would block there.
  preview: { host: '127.0.0.1', port: 4173, proxy, headers: { 'Content-Security-Policy': policy } },
  build: {
    target: 'es2023',
    // Everything is a file of our own: the content security policy allows no inline scripts and no data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
  },
});
