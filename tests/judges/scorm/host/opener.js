"use strict";

document.querySelector("button").onclick = (event) => {
  window.open(event.target.dataset.address, "window", "width=1024,height=768");
};
