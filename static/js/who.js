// Who is signed in in this browser now; asking also brings a token for the next save.
const WHO = "/accounts/whoami/";
const PATIENCE = 15_000;

// Gives {actor, same}: whether that is whom a page of this name was made for.
export async function whoIs(name) {
  const response = await fetch(`${WHO}?page=${encodeURIComponent(name)}`, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  return response?.ok ? response.json().catch(() => ({})) : {}; // a page, where somebody else answers
}
