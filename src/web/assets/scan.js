// Entry codes by camera: what the camera reads goes into the form's field, and the form is sent without leaving the page.
import decodeQR from "/assets/qr/decode.js"; // scanFile.ts puts the library there, under a name of its content

const form = document.querySelector("form[data-scan]");
const video = document.querySelector("video[data-scan-video]");
const begin = document.querySelector("button[data-scan-begin]");
const told = document.querySelector("[data-scan-told]");
const field = form?.querySelector("input[name=code]");

const size = 480;
const pauseMs = 1500;
const canvas = document.createElement("canvas");
canvas.width = size;
canvas.height = size;
const pen = canvas.getContext("2d", { willReadFrequently: true });
let last = { code: "", at: 0 };
let busy = false;

/** Exactly the middle of the picture: small enough to be read many times a second. */
function read() {
  const side = Math.min(video.videoWidth, video.videoHeight);
  if (side === 0) return undefined;
  const left = (video.videoWidth - side) / 2;
  const top = (video.videoHeight - side) / 2;
  pen.drawImage(video, left, top, side, side, 0, 0, size, size);
  try {
    return decodeQR(pen.getImageData(0, 0, size, size));
  } catch {
    return undefined;
  }
}

async function send() {
  busy = true;
  try {
    const body = new URLSearchParams(new FormData(form));
    body.set("fragment", "1");
    const answer = await fetch(form.action, { method: "POST", body });
    if (answer.redirected) return void location.assign(answer.url);
    told.innerHTML = await answer.text();
    field.value = "";
  } catch {
    told.textContent = form.dataset.failed;
  } finally {
    busy = false;
  }
}

function look() {
  const code = busy ? undefined : read();
  const now = Date.now();
  // The ticket stays before the camera for a while.
  if (code && (code !== last.code || now - last.at > 4 * pauseMs)) {
    last = { code, at: now };
    field.value = code;
    void send();
  }
  setTimeout(() => requestAnimationFrame(look), busy ? pauseMs : 120);
}

if (form && video && begin && navigator.mediaDevices) {
  begin.hidden = false;
  begin.addEventListener("click", async () => {
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      video.hidden = false;
      begin.hidden = true;
      await video.play();
      look();
    } catch {
      told.textContent = begin.dataset.failed;
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
}
