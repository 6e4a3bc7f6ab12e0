/* A file for the reader's device. It is made here, and no request is made for it. */
/* global d, made */

/** Saves what is at an address as a file. */
function saveAs(name, address) {
  const link = made("a");
  link.href = address;
  link.download = name;
  d.body.appendChild(link);
  link.click();
  link.remove();
}
