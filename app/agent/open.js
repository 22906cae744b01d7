"use strict";
// The secret after “#” goes into the form and out of the address, so that it stays in no history.
const secret = decodeURIComponent(location.hash.slice(1));
if (secret) {
  history.replaceState(null, "", "/");
  const form = document.querySelector("form");
  form.elements.secret.value = secret;
  form.submit();
}
