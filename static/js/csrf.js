// The token that a page was made with dies when anybody signs in, so read the cookie when sending.
export function csrfToken() {
  const pair = document.cookie.split("; ").find((part) => /^(__Host-|__Secure-)?csrftoken=/.test(part));
  return pair ? pair.slice(pair.indexOf("=") + 1) : "";
}

document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = csrfToken();
  if (!token || detail.verb === "get") return;
  detail.headers["X-CSRFToken"] = token;
  if (detail.formData.has("csrfmiddlewaretoken")) detail.formData.set("csrfmiddlewaretoken", token);
});

// Forms that the browser sends by itself carry the token in a field.
document.addEventListener("submit", ({ target }) => {
  const field = target.elements.namedItem("csrfmiddlewaretoken");
  const token = csrfToken();
  if (field && token) field.value = token;
});
