// Makes a photo small before it is kept or sent. Drawn anew, it holds nothing that the camera wrote.

const LONGEST = 2000;
const SMALL = 320;

// The photo as a JPEG, and a small picture of it for the page.
export async function shrink(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const canvas = draw(picture, LONGEST);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.82));
    if (!blob) throw new Error("the picture cannot be written");
    return { blob, preview: draw(picture, SMALL).toDataURL("image/jpeg", 0.7) };
  } finally {
    picture.close();
  }
}

function draw(picture, longest) {
  const share = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * share));
  canvas.height = Math.max(1, Math.round(picture.height * share));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}
